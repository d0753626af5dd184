"""Hand the register to people: a workbook, a page, and lines for other programs."""

from nlp_toolkit.report.entries import Entry, entries
from nlp_toolkit.report.files import whole
from nlp_toolkit.report.lines import FIELDS, line, lines, write_csv, write_jsonl
from nlp_toolkit.report.register import FILES, write_register
from nlp_toolkit.report.tables import COLUMNS, register_frame

__all__ = [
    "COLUMNS",
    "FIELDS",
    "FILES",
    "Entry",
    "entries",
    "line",
    "lines",
    "register_frame",
    "whole",
    "write_csv",
    "write_jsonl",
    "write_register",
]

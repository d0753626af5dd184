"""Hand the register to people: a workbook, a page, and lines for other programs."""

from nlp_toolkit.report.entries import Entry, entries
from nlp_toolkit.report.files import together, whole
from nlp_toolkit.report.lines import FIELDS, line, lines, write_csv, write_jsonl
from nlp_toolkit.report.register import FILES, write_register
from nlp_toolkit.report.tables import COLUMNS, records_frame
from nlp_toolkit.report.tracker import (
    Edit,
    Edited,
    Layout,
    Story,
    export_register,
    export_timeline,
    history_frame,
    load_layout,
    read_edited,
    register_frame,
    spoken,
    story,
    write_letters,
)

__all__ = [
    "COLUMNS",
    "FIELDS",
    "FILES",
    "Edit",
    "Edited",
    "Entry",
    "Layout",
    "Story",
    "entries",
    "export_register",
    "export_timeline",
    "history_frame",
    "line",
    "lines",
    "load_layout",
    "read_edited",
    "records_frame",
    "register_frame",
    "spoken",
    "story",
    "together",
    "whole",
    "write_csv",
    "write_jsonl",
    "write_letters",
    "write_register",
]

"""The register as CSV, in a council's own columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from nlp_toolkit.report.lines import write_rows
from nlp_toolkit.report.tracker.fields import fill
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.standing import Standing


def write_csv(lines: Sequence[Standing], handle: TextIO, *, layout: Layout) -> None:
    """Write a header and one row a line, days as 2022-08-31; open the file as utf-8-sig for Excel."""
    rows = ((fill(one, column.field) for column in layout.columns) for one in lines)
    write_rows([column.heading for column in layout.columns], rows, handle)

"""The register as CSV, in a council's own columns."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from typing import TextIO

from nlp_toolkit.report.lines import cell
from nlp_toolkit.report.tracker.fields import fill
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.standing import Standing


def write_csv(lines: Sequence[Standing], handle: TextIO, *, layout: Layout) -> None:
    """Write a header and one row a line, days as 2022-08-31; open the file as utf-8-sig for Excel."""
    rows = csv.writer(handle, lineterminator="\n")
    rows.writerow([cell(column.heading) for column in layout.columns])
    for one in lines:
        values = (fill(one, column.field) for column in layout.columns)
        rows.writerow([cell(value.isoformat() if isinstance(value, dt.date) else value) for value in values])

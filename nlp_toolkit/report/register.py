"""Write the files an officer receives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp_toolkit.records import Problem, Reading, Thresholds
from nlp_toolkit.report.entries import entries
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.files import together
from nlp_toolkit.report.lines import write_jsonl
from nlp_toolkit.report.page import page
from nlp_toolkit.report.references import chronological
from nlp_toolkit.report.tables import write_register_csv
from nlp_toolkit.report.workbook import write_workbook

FILES = ("report.html", "register.xlsx", "register.csv", "commitments.jsonl")


def write_register(
    readings: Sequence[Reading],
    *,
    out: Path,
    as_at: dt.date,
    problems: Sequence[Problem] = (),
    made_with: Mapping[str, str] | None = None,
    evidence: Evidence | None = None,
    thresholds: Thresholds | None = None,
    check_below: float = 0.5,
) -> list[Path]:
    """Write page, workbook, table and lines into a folder: all of them, or none where one fails.

    Args:
        readings: What was read, also where nothing was found in it.
        out: The folder; made if it is not there.
        as_at: Day of the report, from which colours are counted.
        problems: What could not be read, or not wholly.
        made_with: Names and values of versions and settings, shown as they are.
        evidence: Lines followed from meeting to meeting, and what families raised beside them.
        thresholds: The numbers of the rating.
        check_below: Records of a lower confidence go to the list "To check".

    Returns:
        The files, in the order to open them.
    """
    lines = entries(
        readings,
        as_at=as_at,
        followed=evidence.lines if evidence else (),
        gaps=evidence.gaps if evidence else None,
        thresholds=thresholds,
        check_below=check_below,
    )
    asked = evidence if evidence and evidence.letters else None
    paths = [out / name for name in FILES]
    with together(paths) as (html, workbook, table, jsonl):
        html.write_text(
            page(readings, lines, as_at=as_at, problems=problems, made_with=made_with, evidence=asked), encoding="utf-8"
        )
        write_workbook(lines, workbook, as_at=as_at, problems=problems, made_with=made_with)
        with table.open("w", encoding="utf-8-sig", newline="") as handle:
            write_register_csv(lines, handle)
        with jsonl.open("w", encoding="utf-8", newline="\n") as handle:
            write_jsonl(chronological(readings), handle)
    return paths

"""Hand concerns to people: a workbook, lines for other programs, and pictures with their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp_toolkit.records import Grouping
from nlp_toolkit.report.concerns.corrections import Correction, CorrectionsError, corrections
from nlp_toolkit.report.concerns.lines import (
    concern_line,
    passage_line,
    write_concerns_json,
    write_passages,
    write_unplaced,
)
from nlp_toolkit.report.concerns.tables import Join, by_month, by_stage, joins_table, map_table
from nlp_toolkit.report.files import whole

CHARTS = "charts"
CONCERN_FILES = ("concerns.xlsx", "concerns.json", "passages.jsonl", "unplaced.csv")

__all__ = [
    "CHARTS",
    "CONCERN_FILES",
    "Correction",
    "CorrectionsError",
    "Join",
    "concern_line",
    "corrections",
    "passage_line",
    "write_concerns",
]


def write_concerns(
    grouping: Grouping,
    *,
    out: Path,
    places: Sequence[tuple[float, float]] = (),
    joins: Sequence[Join] = (),
    made_with: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Write concerns: the workbook, the lines, and the pictures, each also as a table.

    Args:
        grouping: What letters came to.
        out: Folder to write into.
        places: Where each passage lies on the map.
        joins: Which concerns lie close together.
        made_with: Names and values of versions and settings.

    Returns:
        The files, the ones to open first.
    """
    from nlp_toolkit.report.concerns.workbook import write_concerns_workbook

    files = [out / name for name in CONCERN_FILES]
    with whole(files[0]) as draft:
        write_concerns_workbook(grouping, draft, joins=joins, made_with=made_with)
    for path, write in zip(files[1:], (write_concerns_json, write_passages, write_unplaced), strict=True):
        with whole(path) as draft:
            write(grouping, draft)
    return (*files, *_pictures(grouping, out / CHARTS, places, joins))


def _pictures(
    grouping: Grouping, folder: Path, places: Sequence[tuple[float, float]], joins: Sequence[Join]
) -> list[Path]:
    """Draw what there is to draw."""
    from nlp_toolkit.report.concerns import charts

    shown = any(concern.families is not None for concern in grouping.concerns)
    wanted = {}
    if shown:
        wanted["by-stage"] = (charts.stage_chart(grouping), by_stage(grouping))
        if any(concern.months for concern in grouping.concerns):
            wanted["by-month"] = (charts.month_chart(grouping), by_month(grouping))
    if places:
        wanted["map"] = (charts.map_chart(grouping, places), map_table(grouping, places))
    if joins:
        wanted["hierarchy"] = (charts.tree_chart(grouping.concerns, joins), joins_table(grouping.concerns, joins))
    files = []
    for name, (chart, table) in wanted.items():
        with whole(folder / f"{name}.svg") as draft:
            draft.write_text(charts.svg(chart), encoding="utf-8", newline="\n")
        with whole(folder / f"{name}.csv") as draft:
            table.to_csv(draft, index=False, encoding="utf-8-sig", lineterminator="\n")
        files += [folder / f"{name}.svg", folder / f"{name}.csv"]
    return files

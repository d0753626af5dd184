"""Write the evidence pack that a task group takes to its meeting."""

from __future__ import annotations

from pathlib import Path

from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.files import whole
from nlp_toolkit.report.pack import sections
from nlp_toolkit.report.pack.annex import annex
from nlp_toolkit.report.pack.word import Pages
from nlp_toolkit.report.wording import day
from nlp_toolkit.terms import load


def write_pack(
    evidence: Evidence, path: Path, *, title: str = "Evidence pack: Education, Health and Care Plans"
) -> Path:
    """Write the evidence pack as a Word document.

    Args:
        evidence: What was promised and what was asked.
        path: The .docx file.
        title: What stands on the first page.

    Returns:
        The file.

    Raises:
        PermissionError: If the file is held open by Word.
    """
    pages = Pages(title, on=evidence.as_at)
    pages.text(f"As it stood on {day(evidence.as_at)}. {load('pack')['draft']}")
    pages.heading("Contents", 3)
    pages.contents()
    for section in (
        sections.purpose,
        sections.read,
        sections.findings,
        sections.concerns,
        sections.time_limits,
        sections.plan_wording,
        sections.improvement_plan,
        sections.asked,
        annex,
    ):
        section(pages, evidence)
    with whole(path) as draft:
        pages.save(draft)
    return path

"""Show an officer every finding, the doubtful ones first, and take her decisions from a workbook."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args
from zipfile import BadZipFile

import jinja2
import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
from markupsafe import Markup
from openpyxl.utils.exceptions import InvalidFileException

from nlp_toolkit.concerns.pseudonymise.decisions import Decision, Missed, to_remember
from nlp_toolkit.concerns.pseudonymise.errors import ReviewError
from nlp_toolkit.records import Document, Finding, FindingType, Key, SafeDocument

PAGE, WORKBOOK = "review.html", "review.xlsx"
ACCEPT, REFUSE, EVERYWHERE = "accept", "refuse", "refuse everywhere"
_COLUMNS = (
    "Letter",
    "Look first",
    "Type",
    "Replaced by",
    "Words",
    "Around it",
    "Why",
    "Decision",
    "Start",
    "End",
    "Fingerprint",
)
_EARLIER, _MISSED = "Earlier", "missed"
_AROUND = 40
_PEOPLE = frozenset({"person", "official"})


def write_review(
    letters: Sequence[SafeDocument],
    key: Key,
    folder: Path,
    *,
    originals: Mapping[str, Document] | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Path]:
    """Write the review page and the workbook; return the files written.

    Args:
        letters: The safe letters.
        key: Their key, from which only the fingerprints are used.
        folder: Where to. Without originals the files name nobody and may lie with the safe letters.
        originals: The letters as they were, by the safe letters' identifiers. With them the files show the words
            themselves, so the folder must be kept as the letters are; it is made readable by its owner alone.
        decisions: What was decided before, the earliest first; the workbook carries it on to the next run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if originals is not None:
        folder.chmod(0o700)
    page, book = folder / PAGE, folder / WORKBOOK
    page.write_text(_page(letters, originals), encoding="utf-8", newline="\n")
    fingerprints = dict(key.fingerprints)
    _write_workbook(letters, fingerprints, book, originals, to_remember(letters, fingerprints, decisions))
    if originals is not None:
        page.chmod(0o600)
        book.chmod(0o600)
    return [page, book]


def _ordered(letter: SafeDocument) -> list[Finding]:
    """Put doubtful findings first."""
    return sorted(letter.findings, key=lambda finding: (not finding.doubtful, finding.start))


def _page(letters: Sequence[SafeDocument], originals: Mapping[str, Document] | None) -> str:
    """Fill the template."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("nlp_toolkit.concerns.pseudonymise", "."), autoescape=True, trim_blocks=True
    )
    shown = [
        {
            "id": letter.id,
            "family": letter.family,
            "doubtful": sum(finding.doubtful for finding in letter.findings),
            "findings": [
                {"finding": finding, "words": _words(letter, finding, originals), "around": _around(letter, finding)}
                for finding in _ordered(letter)
            ],
            "text": _marked(letter, originals),
        }
        for letter in sorted(letters, key=lambda one: (-sum(f.doubtful for f in one.findings), one.id))
    ]
    types = [kind for kind in get_args(FindingType) if any(f.type == kind for one in letters for f in one.findings)]
    return environment.get_template("review.html.j2").render(letters=shown, types=types, words=originals is not None)


def _words(letter: SafeDocument, finding: Finding, originals: Mapping[str, Document] | None) -> str:
    return originals[letter.id].text[finding.start : finding.end] if originals is not None else ""


def _around(letter: SafeDocument, finding: Finding) -> str:
    """Return the safe words on both sides of a finding."""
    before = letter.text[max(0, finding.safe_start - _AROUND) : finding.safe_start]
    after = letter.text[finding.safe_end : finding.safe_end + _AROUND]
    return " ".join(f"…{before}{finding.replacement}{after}…".split())


def _marked(letter: SafeDocument, originals: Mapping[str, Document] | None) -> Markup:
    """Write the letter with each finding marked."""
    pieces, at = [], 0
    for finding in letter.findings:
        shown = _words(letter, finding, originals) or finding.replacement
        doubt = " doubtful" if finding.doubtful else ""
        pieces.append(html.escape(letter.text[at : finding.safe_start]))
        title = f"{finding.type}: {finding.reason}; replaced by {finding.replacement}"
        pieces.append(
            f'<mark id="{letter.id}-{finding.start}" class="{finding.type}{doubt}" title="{html.escape(title)}">'
            f"{html.escape(shown)}</mark>"
        )
        at = finding.safe_end
    return Markup("".join([*pieces, html.escape(letter.text[at:])]))  # noqa: S704 - every piece is escaped


def _write_workbook(
    letters: Sequence[SafeDocument],
    fingerprints: Mapping[str, str],
    path: Path,
    originals: Mapping[str, Document] | None,
    decisions: Sequence[Decision],
) -> None:
    """Write a row for each finding, and a sheet for words that were missed."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#DDE3EA", "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Findings")
        for column, name in enumerate(_COLUMNS):
            sheet.write_string(0, column, name, head)
        rows = [(letter, finding) for letter in letters for finding in letter.findings]
        rows.sort(key=lambda row: (not row[1].doubtful, row[0].id, row[1].start))
        said = {(d.fingerprint, d.start, d.end): _said(d) for d in decisions if not d.missed}
        for number, (letter, finding) in enumerate(rows, 1):
            cells = (
                letter.id,
                "yes" if finding.doubtful else "",
                finding.type,
                finding.replacement,
                _words(letter, finding, originals),
                _around(letter, finding),
                finding.reason,
                said.get((fingerprints[letter.id], finding.start, finding.end), ""),
                finding.start,
                finding.end,
                fingerprints[letter.id],
            )
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell, wrap)
                else:
                    sheet.write_string(number, column, cell, wrap)
        last = max(len(rows), 1)
        sheet.data_validation(
            1, 7, last, 7, {"validate": "list", "source": [ACCEPT, REFUSE, EVERYWHERE], "ignore_blank": True}
        )
        sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
        sheet.freeze_panes(1, 0)
        for column, width in enumerate((12, 10, 14, 22, 24, 60, 40, 18, 8, 8, 12)):
            sheet.set_column(column, column, width, None, {"hidden": column > 7 or (column == 4 and originals is None)})
        extra = book.add_worksheet("Missed")
        extra.write_row(0, 0, ("Words that were left readable", "Type"), head)
        extra.data_validation(1, 1, 500, 1, {"validate": "list", "source": list(get_args(FindingType))[:12]})
        extra.set_column(0, 0, 44)
        extra.set_column(1, 1, 18)
        earlier = book.add_worksheet(_EARLIER)
        earlier.write_row(0, 0, ("Fingerprint", "Start", "End", "Decision", "Type"), head)
        for number, decision in enumerate(decisions, 1):
            place = (decision.fingerprint, decision.start, decision.end)
            earlier.write_row(number, 0, (*place, _said(decision), decision.missed or ""))


def _said(decision: Decision) -> str:
    """Write a decision as an officer does."""
    if decision.missed:
        return _MISSED
    return ACCEPT if decision.accepted else EVERYWHERE if decision.everywhere else REFUSE


def earlier_decisions(folder: Path) -> tuple[list[Decision], list[Missed]]:
    """Read what an officer decided in the workbook of an earlier run into a folder, if there was one.

    Raises:
        ReviewError: If the workbook there cannot be understood.
    """
    path = folder / WORKBOOK
    return read_decisions(path) if path.exists() else ([], [])


def read_decisions(path: Path) -> tuple[list[Decision], list[Missed]]:
    """Read what an officer decided in the review workbook.

    Raises:
        ReviewError: If the file is no review workbook or a cell cannot be understood.
    """
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = list(book["Findings"].iter_rows(values_only=True))
        extra = list(book["Missed"].iter_rows(min_row=2, values_only=True)) if "Missed" in book.sheetnames else []
        earlier = list(book[_EARLIER].iter_rows(min_row=2, values_only=True)) if _EARLIER in book.sheetnames else []
        book.close()
    except (OSError, KeyError, ValueError, BadZipFile, InvalidFileException) as error:
        raise ReviewError("the workbook of decisions cannot be read; give the review.xlsx of an earlier run") from error
    if not rows or not set(_COLUMNS[7:]) <= {str(cell) for cell in rows[0]}:
        raise ReviewError("the workbook of decisions lacks its columns; give the review.xlsx of an earlier run")
    column = {str(name): number for number, name in enumerate(rows[0])}
    decisions = _carried_on(earlier)
    for number, row in enumerate(rows[1:], 2):
        said = str(row[column["Decision"]] or "").strip().casefold()
        if not said:
            continue
        if said not in (ACCEPT, REFUSE, EVERYWHERE):
            raise ReviewError(f"row {number} of the decisions says neither accept nor refuse; choose from the list")
        decisions.append(
            Decision(
                str(row[column["Fingerprint"]]),
                int(str(row[column["Start"]])),
                int(str(row[column["End"]])),
                accepted=said == ACCEPT,
                everywhere=said == EVERYWHERE,
            )
        )
    return decisions, _missed(extra)


def _carried_on(rows: Sequence[tuple[object, ...]]) -> list[Decision]:
    """Read the decisions that earlier runs obeyed."""
    decisions = []
    for row in rows:
        try:
            name, start, end, said, kind = row[:5]
            place = (str(name), int(str(start)), int(str(end)))
        except ValueError:
            raise ReviewError(f"the sheet {_EARLIER} was changed; take it from an earlier copy") from None
        if said == _MISSED and kind in get_args(FindingType):
            decisions.append(Decision(*place, accepted=True, missed=kind))  # type: ignore[arg-type]
        else:
            decisions.append(Decision(*place, accepted=said == ACCEPT, everywhere=said == EVERYWHERE))
    return decisions


def _missed(rows: Sequence[tuple[object, ...]]) -> list[Missed]:
    """Read the words an officer added."""
    missed = []
    for row in rows:
        words = str(row[0] or "").strip() if row else ""
        kind = str(row[1] or "person").strip() if len(row) > 1 else "person"
        if words:
            if kind not in get_args(FindingType):
                raise ReviewError("the sheet Missed names an unknown type; choose from the list")
            missed.append(Missed(words, kind))  # type: ignore[arg-type]
    return missed

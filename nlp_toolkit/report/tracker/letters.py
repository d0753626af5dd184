"""Letters that ask each owner, politely and once, how what stands in their name is coming on."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.records import LIVE, Line, Outcome, Problem, Thresholds
from nlp_toolkit.report.files import together
from nlp_toolkit.report.tracker.addressees import addressed, addressees
from nlp_toolkit.report.tracker.events import since, told
from nlp_toolkit.report.tracker.fields import due_words, fill
from nlp_toolkit.report.tracker.printed import printed
from nlp_toolkit.report.tracker.standing import Standing, standings
from nlp_toolkit.report.wording import capital, count, day, on_one_line, sentence
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from docx.document import Document

REPLY_DAYS = 14
"""Days in which an answer is asked for."""

TOLD = 5
"""References of lines without an owner that a remark names."""

LONGEST_NAME = 60
"""Letters of an owner's name in the name of a file."""

REPLY_COLUMNS = ("Reference", "Done, and when", "If not, the new date", "Evidence, or a comment")


@dataclass(frozen=True, slots=True)
class Letter:
    """Hold what one owner is asked about.

    Attributes:
        owner: Who is written to.
        groups: Why lines are asked about, as the name of the group, and the lines.
    """

    owner: str
    groups: tuple[tuple[str, tuple[Standing, ...]], ...]

    @property
    def lines(self) -> list[Standing]:
        """Give every line of the letter in order."""
        return [one for _, lines in self.groups for one in lines]


def letters(lines: Iterable[Line], *, as_at: dt.date, thresholds: Thresholds | None = None) -> list[Letter]:
    """Gather what each owner has to be asked, by owner in alphabetical order; nobody is asked what is on course.

    Args:
        lines: Lines of the register, as at the day.
        as_at: Day of the letters.
        thresholds: The council's own numbers for the colours.
    """
    every = list(lines)
    named = addressees(every)
    by_owner: dict[tuple[str, str], list[Standing]] = {}
    for one in standings(every, as_at=as_at, thresholds=thresholds):
        if one.line.ref in named and _group(one) is not None:
            by_owner.setdefault(named[one.line.ref], []).append(one)
    names: list[str] = list(load("tracker")["letter_groups"])
    made = []
    for (_, name_of_owner), asked in by_owner.items():
        grouped = ((name, tuple(one for one in asked if _group(one) == name)) for name in names)
        made.append(Letter(name_of_owner, tuple((name, found) for name, found in grouped if found)))
    return sorted(made, key=lambda letter: letter.owner.casefold())


def write_letters(
    lines: Iterable[Line],
    folder: Path,
    *,
    as_at: dt.date,
    sender: str = "Scrutiny Officer",
    council: str = "",
    reply_by: dt.date | None = None,
    thresholds: Thresholds | None = None,
) -> Outcome[list[Path]]:
    """Write a letter to each owner of lines that are overdue, due soon, unheard of or not evidenced.

    Args:
        lines: Lines of the register, as at the day.
        folder: Folder to write into.
        as_at: Day of the letters.
        sender: Who signs them.
        council: Body that sends them; the lines' own where not given.
        reply_by: Day by which an answer is asked for; a fortnight on where not given.
        thresholds: The council's own numbers for the colours.

    Returns:
        The letters, all or none written; lines whose owner is nobody a letter could go to, as a remark.
    """
    every = list(lines)
    asked = letters(every, as_at=as_at, thresholds=thresholds)
    paths = [folder / name for name in file_names([letter.owner for letter in asked])]
    answer = reply_by or as_at + dt.timedelta(days=REPLY_DAYS)
    with together(paths) as drafts:
        for letter, draft in zip(asked, drafts, strict=True):
            _write(letter, draft, as_at=as_at, sender=sender, council=council, reply_by=answer)
    rated = standings(every, as_at=as_at, thresholds=thresholds)
    unowned = [one.line.ref for one in rated if not addressed(one.line) and _group(one) is not None]
    remarks = []
    if unowned:
        names = "names" if len(unowned) == 1 else "name"
        reason = f"{count(len(unowned), 'line')} to ask about {names} nobody a letter could go to"
        remedy = "name an owner with: nlp-toolkit register set REF --owner NAME"
        more = f" and {len(unowned) - TOLD} more" if len(unowned) > TOLD else ""
        remarks.append(Problem(f"{', '.join(unowned[:TOLD])}{more}", reason, remedy))
    return Outcome(paths, remarks=tuple(remarks))


def file_names(owners: Sequence[str]) -> list[str]:
    """Name the file of each letter so that every system can hold it, and no two alike.

    >>> file_names(["Cllr Zoë O’Hara/Lee", "The Clerk", "the clerk", "///"])
    ['letter-cllr-zoe-o-hara-lee.docx', 'letter-the-clerk.docx', 'letter-the-clerk-2.docx', 'letter-owner.docx']
    """
    names: list[str] = []
    for name in owners:
        plain = re.sub(r"[^a-z0-9]+", "-", _bare(name)).strip("-")[:LONGEST_NAME].strip("-")
        base = f"letter-{plain or 'owner'}"
        number = 1
        while (made := f"{base}{'' if number == 1 else f'-{number}'}.docx") in names:
            number += 1
        names.append(made)
    return names


def _bare(name: str) -> str:
    """Take accents off letters, and leave every other sign as it is."""
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _group(one: Standing) -> str | None:
    """Name why an owner is asked about a line, or None where there is nothing to ask."""
    line = one.line
    if line.state == "reported_done":
        return "unevidenced"
    if line.state not in LIVE:
        return None
    if line.state == "overdue":
        return "overdue"
    if line.state == "due":
        return "soon"
    return "unclear" if one.rating.colour != "green" else None


def _write(letter: Letter, path: Path, *, as_at: dt.date, sender: str, council: str, reply_by: dt.date) -> None:
    """Write one letter."""
    from nlp_toolkit.report.paper import paper, save, write_table

    words: dict[str, str] = load("tracker")["letter"]
    body = council or next((one.line.council for one in letter.lines if one.line.council), "")
    document = paper(words["title"], on=as_at, author=body)
    for part in (body, day(as_at), f"To: {letter.owner}"):
        if part:
            document.add_paragraph(part)
    document.add_paragraph(f"Dear {letter.owner}")
    document.add_heading(words["title"], 1)
    committees = list(dict.fromkeys(one.line.committee for one in letter.lines if one.line.committee))
    document.add_paragraph(
        words["opening"].format(
            lines=capital(count(len(letter.lines), "entry", "entries")),
            are="is" if len(letter.lines) == 1 else "are",
            committees=f" of the {_joined(committees)}" if committees else "",
            reply=day(reply_by),
        )
    )
    for name, lines in letter.groups:
        document.add_heading(load("tracker")["letter_groups"][name], 2)
        for one in lines:
            _write_line(document, one)
    document.add_heading(words["reply_heading"], 2)
    document.add_paragraph(words["reply"].format(reply=day(reply_by))).paragraph_format.keep_with_next = True
    rows = [(on_one_line(one.line.ref), "\n", "", "") for one in letter.lines]
    write_table(
        document,
        REPLY_COLUMNS,
        rows,
        widths=(14, 24, 22, 40),
        title=words["reply_heading"],
        description="A row for each entry, to be filled in.",
    )
    document.add_paragraph(words["closing"])
    document.add_paragraph(words["greeting"])
    document.add_paragraph(f"\n{sender}")
    save(document, path)


def _write_line(document: Document, one: Standing) -> None:
    """Write what was promised, when it is due and what was heard last, with the words."""
    line = one.line
    head = document.add_paragraph()
    head.add_run(f"{line.ref}: ").bold = True
    head.add_run(str(fill(one, "what"))).bold = True
    head.paragraph_format.keep_with_next = True
    at = ", ".join(part for part in (str(fill(one, "origin")), day(line.promised) if line.promised else "") if part)
    facts = [f"{at}: “{printed(line.first.quote.text)}”" if at else f"“{printed(line.first.quote.text)}”", _due(line)]
    heard = [change for change in since(line) if change.quote is not None]
    if heard:
        facts.append(f"Last heard on {told(heard[-1])}")
    for fact in facts:
        document.add_paragraph(fact, style="List Bullet")


def _due(line: Line) -> str:
    """Say when a line is due, and from when it slipped."""
    if line.due is None:
        words = due_words(line)
        return f"No date was given{f', only the words “{words}”' if words else ''}."
    slipped = line.slips and line.first_due is not None and line.first_due != line.due
    first = f"; first promised for {day(line.first_due)}" if slipped and line.first_due else ""
    return sentence(f"Due {day(line.due)}{first}")


def _joined(names: Sequence[str]) -> str:
    return " and the ".join([", the ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

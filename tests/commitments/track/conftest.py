"""Two invented meetings of one committee, cut and recorded without the English pipeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from nlp_toolkit.language.light import import_spacy
from nlp_toolkit.records import (
    Block,
    Commitment,
    Document,
    Due,
    Firmness,
    Item,
    Kind,
    Meeting,
    Paragraph,
    Person,
    Place,
    Reading,
    Status,
)

import_spacy()

Told = tuple[str, Kind, dict[str, object]]
MakeReading = Callable[..., Reading]


@pytest.fixture
def reading() -> MakeReading:
    """Make the reading of a meeting from its paragraphs and from what was recorded of them."""
    return _reading


def _reading(
    day: dt.date | None,
    paragraphs: Sequence[str],
    records: Sequence[Told] = (),
    *,
    committee: str | None = "Leisure Scrutiny Panel",
    council: str | None = "Marlshire District Council",
    title: str = "Leisure centres",
    number: str = "12",
    people: Sequence[tuple[str, str]] = (("Ines Okonjo", "Head of Leisure"), ("Piers Wold", "Chairman")),
    name: str = "",
) -> Reading:
    source = name or f"panel-{day}"
    text = "\n\n".join([title, *paragraphs])
    starts = [text.index(words) for words in paragraphs]
    document = Document(source, f"{source}.txt", "txt", text, (Block(0, len(text), "paragraph", Place()),))
    meeting = Meeting(
        source,
        council=council,
        committee=committee,
        date=day,
        people=tuple(
            Person(who, "present", document.quote(0, 1), roles=(post,), initials="".join(w[0] for w in who.split()))
            for who, post in people
        ),
        items=(Item(number, title, 0, len(text)),),
        paragraphs=tuple(
            Paragraph(start, start + len(words), "prose", item=0)
            for start, words in zip(starts, paragraphs, strict=True)
        ),
    )
    found = [_record(document, f"{number} {title}", *told) for told in records]
    return Reading(document, meeting, tuple(sorted(found, key=lambda record: record.quote.start)))


def _record(document: Document, item: str, words: str, kind: Kind, told: dict[str, object]) -> Commitment:
    start = document.text.index(words)
    due = told.get("due")
    return Commitment(
        document.quote(start, start + len(words)),
        kind,
        owner=_words(told.get("owner")),
        owner_is=_words(told.get("owner_is")),
        due=Due(str(told.get("due_words", due)), due) if isinstance(due, dt.date) else None,
        status=_status(told.get("status")),
        firmness=_firmness(told.get("firmness")),
        item=item,
        summary=words,
    )


def _words(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _status(told: object) -> Status | None:
    return told if told in ("done", "in_progress", "not_done") else None  # type: ignore[return-value]


def _firmness(told: object) -> Firmness:
    return told if told in ("firm", "conditional", "soft") else "firm"  # type: ignore[return-value]

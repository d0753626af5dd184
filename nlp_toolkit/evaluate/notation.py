"""Read minutes whose expected records are written inside the text, in the notation of corpora/gold/README.md."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn, cast, get_args

from nlp_toolkit.evaluate.example import Example, Line, LineRole, Mark, Split
from nlp_toolkit.records import Commitment, Due, Kind, Quote, Status

KINDS: tuple[Kind, ...] = get_args(Kind)
DETAILS = ("owner", "due", "recurs", "condition")
ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(KINDS, frozenset({"id", "owner_is", "due"})),
    "decision": frozenset({"id", "owner_is", "due", "procedural"}),
    "update": frozenset({"id", "owner_is", "due", "status"}),
    **dict.fromkeys(DETAILS, frozenset({"for"})),
    "due": frozenset({"for", "date"}),
}
SETTINGS = ("date", "style", "sector", "split", "present")

_TAG = re.compile(r'<(?P<close>/?)(?P<name>[a-z]+)(?P<attributes>(?: [a-z_]+="[^"<>]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z_]+)="([^"]*)"')
_ENTITY = re.compile(r"&(lt|amp);")
_ROLES: dict[str, LineRole] = {"∅": "nothing", "§": "context"}


class NotationError(ValueError):
    """Say where a corpus breaks the notation, and what would mend it."""


def parse(text: str, *, source: str = "example") -> Example:
    """Read one annotated passage.

    Args:
        text: The passage with its tags; lines that begin with "@" give the meeting's date and the like.
        source: What errors and records call it.

    Raises:
        NotationError: If the passage breaks the notation, naming the source and the line.

    >>> text = 'The <owner>Director</owner> would <action due="2024-03-31">report back on timescales</action>.'
    >>> record = parse(text).records[0]
    >>> record.owner, record.quote.text, record.due.date.isoformat()
    ('Director', 'report back on timescales', '2024-03-31')
    """
    examples = _read(text, source=source, stem=source)
    if len(examples) != 1:
        raise NotationError(
            f"{source}: found {len(examples)} passages where one was expected; leave out the blank lines"
        )
    return replace(examples[0], id=source)


def read_corpus(path: str | Path) -> list[Example]:
    """Read every annotated passage of a .txt file, or of all .txt files of a folder in the order of their names.

    Raises:
        NotationError: If there is nothing to read or a file breaks the notation, naming the file and the line.
    """
    path = Path(path)
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    examples: list[Example] = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise NotationError(f"{file.name}: not UTF-8 text; save it again as UTF-8") from None
        examples += _read(text, source=file.name, stem=file.stem)
    if not examples:
        raise NotationError(f"{path.name}: no annotated passage; write one, or name another folder")
    return examples


@dataclass(frozen=True, slots=True)
class _Settings:
    """Keep what the "@" lines say."""

    date: dt.date | None = None
    style: str = ""
    sector: str = ""
    split: Split = "train"
    present: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tag:
    """Keep one tag while its passage is read."""

    name: str
    start: int
    place: str
    attributes: dict[str, str]
    parents: tuple[_Tag, ...]
    end: int = -1


@dataclass(slots=True)
class _Passage:
    """Take a passage line by line, and build its plain text, lines and tags."""

    source: str
    text: str = ""
    lines: list[Line] = field(default_factory=list)
    tags: list[_Tag] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)

    def add(self, line: str, number: int) -> None:
        """Take one line: its marker first, then its tags."""
        place = f"{self.source}:{number}"
        joined = line.startswith("+ ")
        line = line[2:] if joined else line
        role: LineRole = "record"
        if line[:2].rstrip() in _ROLES:
            role, line = _ROLES[line[0]], line[2:]
        line = line.removeprefix("\\")
        if joined and not self.lines:
            _fail(place, "a passage can't begin with '+'", "join the line to one above, or leave the '+' out")
        if self.lines:
            self.text += " " if joined else "\n"
        start = len(self.text)
        self._scan(line, place)
        if not self.text[start:].strip():
            _fail(place, "the line has no text", "write its words, or leave the line out")
        self.lines.append(Line(start, len(self.text), role, number))

    def _scan(self, line: str, place: str) -> None:
        position = 0
        for tag in _TAG.finditer(line):
            self._plain(line[position : tag.start()], place)
            position = tag.end()
            if tag["close"]:
                self._close(tag["name"], tag["attributes"], place)
            else:
                self._open(tag["name"], dict(_ATTRIBUTE.findall(tag["attributes"])), place)
        self._plain(line[position:], place)

    def _plain(self, words: str, place: str) -> None:
        if "<" in words:
            _fail(place, f"'{words[words.index('<') :][:20]}' is no tag", "write a '<' that is meant as text as '&lt;'")
        self.text += _ENTITY.sub(lambda entity: "<" if entity[1] == "lt" else "&", words)

    def _open(self, name: str, attributes: dict[str, str], place: str) -> None:
        if name not in ATTRIBUTES:
            _fail(place, f"unknown tag <{name}>", f"use one of {', '.join(ATTRIBUTES)}")
        unknown = sorted(attributes.keys() - ATTRIBUTES[name])
        if unknown:
            _fail(place, f"<{name}> knows no attribute '{unknown[0]}'", f"use {', '.join(sorted(ATTRIBUTES[name]))}")
        if name in KINDS and any(tag.name in DETAILS for tag in self.open):
            _fail(place, f"<{name}> stands inside <{self.open[-1].name}>", "put the detail inside the record")
        tag = _Tag(name, len(self.text), place, attributes, tuple(self.open))
        self.open.append(tag)
        self.tags.append(tag)

    def _close(self, name: str, attributes: str, place: str) -> None:
        if attributes:
            _fail(place, f"</{name}> carries attributes", "move them to the opening tag")
        if not self.open:
            _fail(place, f"</{name}> closes nothing", "open it, or leave it out")
        if self.open[-1].name != name:
            _fail(place, f"</{name}> crosses <{self.open[-1].name}>", "close the inner tag first")
        tag = self.open.pop()
        tag.end = len(self.text)
        words = self.text[tag.start : tag.end]
        if not words or words != words.strip():
            _fail(place, f"<{name}> is empty or has white space at an edge", "put the tag tight around its words")

    def finish(self, settings: _Settings, name: str) -> Example:
        """Check the expectations and tie the details to their records."""
        if self.open:
            _fail(self.open[-1].place, f"<{self.open[-1].name}> is never closed", "close it before the passage ends")
        records = [tag for tag in self.tags if tag.name in KINDS]
        self._check_expectations(records)
        ids = [tag.attributes["id"] for tag in records if "id" in tag.attributes]
        if len(set(ids)) < len(ids):
            _fail(f"{self.source}:{self.lines[0].number}", "two records have the same id", "number them apart")
        marks = tuple(
            Mark(tag.name, tag.start, tag.end, _owned_by(tag, records)) for tag in self.tags if tag.name in DETAILS
        )
        details = [tag for tag in self.tags if tag.name in DETAILS]
        return Example(
            id=name,
            text=self.text,
            records=tuple(self._record(i, tag, name, marks, details) for i, tag in enumerate(records)),
            lines=tuple(self.lines),
            marks=marks,
            meeting_date=settings.date,
            style=settings.style,
            sector=settings.sector,
            split=settings.split,
            present=settings.present,
        )

    def _check_expectations(self, records: list[_Tag]) -> None:
        for line in self.lines:
            place = f"{self.source}:{line.number}"
            covered = any(tag.start < line.end and line.start < tag.end for tag in records)
            if line.role == "record" and not covered:
                _fail(
                    place, "the line has no record and does not say so", "tag its record, or begin it with '∅ ' or '§ '"
                )
            if line.role != "record" and covered:
                _fail(place, "the line holds a record and denies it", "take the '∅' or '§' away, or the tag")
        if all(line.role == "context" for line in self.lines):
            _fail(
                f"{self.source}:{self.lines[0].number}",
                "the passage is only context",
                "add a sentence with an expectation",
            )

    def _record(self, index: int, tag: _Tag, name: str, marks: tuple[Mark, ...], details: list[_Tag]) -> Commitment:
        kind = cast("Kind", tag.name)
        found: dict[str, tuple[str, _Tag]] = {}
        for mark, detail in zip(marks, details, strict=True):
            if index in mark.records:
                if mark.name in found:
                    _fail(detail.place, f"a second <{mark.name}> for one record", 'tie it to another with for="…"')
                found[mark.name] = (self.text[mark.start : mark.end], detail)
        words = {key: value for key, (value, _) in found.items()}
        return Commitment(
            quote=Quote(name, tag.start, tag.end, self.text[tag.start : tag.end]),
            kind=kind,
            procedural=_one_of(tag, "procedural", ("true",)) is not None,
            owner=words.get("owner"),
            owner_is=tag.attributes.get("owner_is"),
            due=_due(tag, found.get("due")),
            recurs=words.get("recurs"),
            condition=words.get("condition"),
            status=cast("Status | None", _one_of(tag, "status", get_args(Status), needed=kind == "update")),
        )


def _read(text: str, *, source: str, stem: str) -> list[Example]:
    """Split a file at its blank lines, and read each passage under the settings that hold there."""
    settings = _Settings()
    examples: list[Example] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        line = line.removesuffix("\r")
        if line.startswith("#"):
            continue
        if line.strip():
            block.append((number, line))
            continue
        said = [(n, words) for n, words in block if words.startswith("@")]
        here = _settle(settings, said, source)
        if len(said) == len(block):
            settings = here
        else:
            examples.append(_passage(block, here, source=source, stem=stem))
        block = []
    return examples


def _passage(block: list[tuple[int, str]], settings: _Settings, *, source: str, stem: str) -> Example:
    passage = _Passage(source)
    for number, line in block:
        if line.startswith("@"):
            if passage.lines:
                _fail(f"{source}:{number}", "a setting stands among the text", "put '@' lines before the passage")
            continue
        passage.add(line, number)
    return passage.finish(settings, f"{stem}:{block[0][0]}")


def _settle(settings: _Settings, lines: list[tuple[int, str]], source: str) -> _Settings:
    """Add what "@ name: value" lines say; a list of those present replaces the one before."""
    people: tuple[str, ...] = ()
    for number, line in lines:
        place = f"{source}:{number}"
        name, colon, value = (part.strip() for part in line[1:].partition(":"))
        if name not in SETTINGS or not colon or not value:
            _fail(place, f"'{line}' sets nothing", f"write '@ name: value' with one of {', '.join(SETTINGS)}")
        if name == "date":
            settings = replace(settings, date=_date(value, place))
        elif name == "present":
            people += (value,)
        elif name == "split":
            if value not in get_args(Split):
                _fail(place, f"unknown split '{value}'", f"use {' or '.join(get_args(Split))}")
            settings = replace(settings, split=cast("Split", value))
        elif name == "style":
            settings = replace(settings, style=value)
        else:
            settings = replace(settings, sector=value)
    return replace(settings, present=people) if people else settings


def _owned_by(detail: _Tag, records: list[_Tag]) -> tuple[int, ...]:
    """Tell which records a detail belongs to: those it names, else the one around it, else the nearest."""
    if not records:
        _fail(detail.place, f"<{detail.name}> belongs to no record", "tag the record too, or take the tag away")
    if "for" in detail.attributes:
        ids = {tag.attributes["id"]: i for i, tag in enumerate(records) if "id" in tag.attributes}
        named = detail.attributes["for"].split()
        missing = [name for name in named if name not in ids]
        if missing or not named:
            _fail(detail.place, f"no record has the id '{' '.join(missing)}'", "give a record of the passage that id")
        return tuple(ids[name] for name in named)
    around = [tag for tag in detail.parents if tag.name in KINDS]
    if around:
        return (next(i for i, tag in enumerate(records) if tag is around[-1]),)
    gaps = [max(tag.start - detail.end, detail.start - tag.end) for tag in records]
    nearest = [i for i, gap in enumerate(gaps) if gap == min(gaps)]
    if len(nearest) > 1:
        _fail(detail.place, f"<{detail.name}> is equally near to two records", 'tie it to one with for="…"')
    return (nearest[0],)


def _due(tag: _Tag, found: tuple[str, _Tag] | None) -> Due | None:
    """Join the words of a due date with its day, wherever each was written."""
    words, detail = found or ("", None)
    written = detail.attributes.get("date") if detail else None
    if written and "due" in tag.attributes:
        _fail(tag.place, f"<{tag.name}> has two due dates", "keep the date on the <due> tag only")
    day = written or tag.attributes.get("due")
    if detail is None and day is None:
        return None
    return Due(words, _date(day, tag.place) if day else None)


def _date(value: str, place: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        _fail(place, f"'{value}' is no date", "write it as 2024-03-31")


def _one_of(tag: _Tag, attribute: str, allowed: tuple[str, ...], *, needed: bool = False) -> str | None:
    value = tag.attributes.get(attribute)
    if value not in allowed and (needed or value is not None):
        _fail(
            tag.place,
            f"<{tag.name}> has {attribute} '{value or ''}'",
            f"write {attribute}= and one of {', '.join(allowed)}",
        )
    return value


def _fail(place: str, reason: str, remedy: str) -> NoReturn:
    raise NotationError(f"{place}: {reason}; {remedy}")

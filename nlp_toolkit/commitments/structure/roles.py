"""What part each stretch plays: prose, bullet, resolution, action, question, heading or furniture."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure import actions
from nlp_toolkit.commitments.structure.items import is_heading
from nlp_toolkit.commitments.structure.leads import Leads, lead_in, own_lead
from nlp_toolkit.commitments.structure.part import Part, Span
from nlp_toolkit.commitments.structure.plain import squeeze
from nlp_toolkit.records import ParagraphRole

_QUESTION = re.compile(
    r"(?:Q(?:uestion)?s?\s?\d{0,2}\s?[:.)-]|Question\s+\d+\b|Question\s+(?:from|by|submitted|asked|to)\b"
    r"|Supplementary(?:\s+question)?\s*[:-]|QUESTION\b)|\"?\s*(?P<own>[I|1lt]?\s*(?:will|wish\s+to|would\s+like\s+to)\s+ask\b|I\s+ask\b)"
)
_MOTION = re.compile(r"\"?\s*[I|1lt]?\s*(?:will|wish\s+to|would\s+like\s+to|hereby)\s+move\b|\"?\s*I\s+move\b")
_ANSWER = re.compile(
    r"(?:A(?:nswer)?\s?\d{0,2}\s?[:.)]\s|Answer\b|ANSWER\b|Repl(?:y|ies)\s*[:-]|REPLY\b"
    r"|Response\s*(?:\([^)]*\)\s*)?[:-]|RESPONSE\b|Response\s+(?:from|by)\b)"
)
_QUOTED_THAT = re.compile(r"[\"']\s*That\b")
_SIGNING = re.compile(
    r"page\s+\d+(?:\s+of\s+\d+)?$|(?:chair\w*|signed|dated?|position|clerk|mayor|cathaoirleach)\b\W*(?:…|\.{4,})",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]*$")


@dataclass
class Roles:
    """Hold what was found of each part, by its index.

    Attributes:
        role: What part it plays.
        lead: The lead-in that governs it.
        margin: Who is to act, from an ACTION line or a column beside it.
        cells: Named cells of a row.
        aside: Headings that open no agenda item: lead-ins, the heads of tables, "REPLY:".
    """

    role: dict[int, ParagraphRole] = field(default_factory=dict)
    lead: dict[int, Span] = field(default_factory=dict)
    margin: dict[int, Span] = field(default_factory=dict)
    cells: dict[int, actions.Cells] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)


@dataclass
class _Reading:
    """Read the parts in order, remembering open lead-ins, tables and questions."""

    text: str
    parts: Sequence[Part]
    known: Collection[str]
    leads: Leads
    out: Roles = field(default_factory=Roles)
    columns: tuple[str, ...] | None = None
    acting: bool = False
    asked: bool = False
    listing: bool = False
    number: int = 0
    last: int | None = None

    def heading(self, index: int) -> None:
        self.out.role[index] = "heading"
        if _ANSWER.match(self.parts[index].words):
            self.out.aside.add(index)
            self.asked = True
            return
        label = (self.parts[index].label or "").strip("().")
        self.number = int(label) if label.isdigit() else self.number
        self.leads.close()
        self.asked, self.last = False, None
        self.listing = squeeze(self.parts[index].words) in terms.load("structure")["actions"]["headings"]

    def row(self, index: int, part: Part) -> None:
        names = actions.header(self.text, part)
        if names is not None:
            self.columns, self.acting = names, actions.is_action_header(names)
            self.out.role[index] = "heading"
            self.out.aside.add(index)
        elif part.cells:
            self.out.role[index] = "action_row" if self.acting else "table_row"
        else:
            self.out.role[index] = "table_row"
        self.out.cells[index] = actions.cells_of(part, self.columns)

    def action(self, index: int, part: Part) -> bool:
        """Read an ACTION line; words that only say who belong to the paragraph above."""
        words: Span | None = None
        cue = actions.cue(self.text, part, self.known)
        if cue is not None and not self.text[cue[1] : part.end].strip(" ."):
            return False
        if cue is not None:
            words = self._trim(cue[1], part.end)
            self.out.lead[index] = cue[0], cue[0] + len(self.text[cue[0] : cue[1]].rstrip())
        elif part.layout == "margin" or actions.column_line(part, self.known):
            words = part.span
        elif not actions.set_apart(part):
            return False
        self.out.role[index] = "action_line"
        if words is not None and words[0] < words[1] and actions.names_only(self.text[slice(*words)], self.known):
            self.out.margin[index] = words
            if self.last is not None and part.layout != "margin":
                self.out.margin.setdefault(self.last, words)
        return True

    def _trim(self, start: int, end: int) -> Span:
        while start < end and self.text[start] in " \n":
            start += 1
        while end > start and self.text[end - 1] in " \n.":
            end -= 1
        return start, end

    def point(self, index: int, part: Part) -> None:
        """Read a paragraph or point of the business."""
        governing = self.leads.govern(part)
        role: ParagraphRole = "bullet" if part.listed else "prose"
        if governing is not None:
            self.out.lead[index] = governing.lead
            role = "resolution" if governing.resolving else "bullet"
            if actions.opens_actions(self.text, governing.lead):
                role = "action_line"
        own = own_lead(self.text, part)
        if own is not None:
            role = "resolution"
            self.out.lead[index] = own
        elif _QUOTED_THAT.match(part.words):
            role = "resolution"
        elif _QUESTION.match(part.words):
            role, self.asked = "question", True
        elif _MOTION.match(part.words):
            role, self.asked = "question", False
        elif _ANSWER.match(part.words) or (self.asked and role == "prose"):
            role = "answer"
        elif self.listing:
            role = "action_line"
        self.out.role[index] = role
        self.last = index
        self._open(index, part)

    def _open(self, index: int, part: Part) -> None:
        """Open the lead-in that a part ends with, if a point follows; a part that is nothing else is a heading."""
        found = lead_in(self.text, part)
        if found is None or not self._followed(index, found):
            return
        self.leads.add(found)
        if found[0] <= part.start + 2:
            self.out.role[index] = "heading"
            self.out.aside.add(index)
            self.out.lead.pop(index, None)
            self.last = None

    def _followed(self, index: int, lead: Span) -> bool:
        after = next((part for part in self.parts[index + 1 : index + 3] if part.layout != "furniture"), None)
        if after is None or after.titled:
            return False
        trial = Leads(self.text)
        trial.add(lead)
        return after.layout != "table_row" and trial.govern(after) is not None


def roles_of(
    text: str, parts: Sequence[Part], business: int, attending: Collection[int], known: Collection[str]
) -> Roles:
    """Say what part each stretch plays.

    Args:
        text: The plain text.
        parts: The parts.
        business: Index of the first part that is not front matter.
        attending: Indexes of the parts that list people.
        known: Initials and names of the people.
    """
    reading = _Reading(text, parts, known, Leads(text))
    for index, part in enumerate(parts):
        if part.layout != "table_row":
            reading.columns, reading.acting = (
                (reading.columns, reading.acting) if part.layout == "furniture" else (None, False)
            )
        if index in attending:
            reading.out.role[index] = "attendance"
        elif _furniture(part):
            reading.out.role[index] = "front_matter"
        elif part.layout == "table_row":
            reading.row(index, part)
        elif index < business:
            reading.out.role[index] = "front_matter"
        elif reading.action(index, part):
            continue
        elif _is_heading(reading, part):
            reading.heading(index)
        else:
            reading.point(index, part)
        if part.margin is not None:
            reading.out.margin[index] = part.margin
    return reading.out


def _is_heading(reading: _Reading, part: Part) -> bool:
    if lead_in(reading.text, part) is not None and own_lead(reading.text, part) is not None:
        return False
    if _ANSWER.match(part.words) and part.words.endswith(":") and len(part.words) < 30:
        return True
    governed = False
    if reading.leads.open and part.label is not None and not part.titled and not _next_item(reading, part):
        governed = Leads(reading.text, list(reading.leads.open)).govern(part) is not None
    return is_heading(part, governed=governed)


def _next_item(reading: _Reading, part: Part) -> bool:
    """Tell whether a number goes on from that of the last heading, where the open list is not numbered itself."""
    label = (part.label or "").strip("().")
    styles = {lead.style for lead in reading.leads.open}
    return label.isdigit() and int(label) == reading.number + 1 and "number" not in styles and None not in styles


def _furniture(part: Part) -> bool:
    if part.layout == "furniture" or _RULE.match(part.words) or _SIGNING.match(part.words):
        return True
    vocabulary = terms.load("structure")["furniture"]
    words = squeeze(part.words)
    return not part.label and (
        words in vocabulary["lines"] or (len(words) < 160 and words.startswith(tuple(vocabulary["begins"])))
    )

"""Put stand-ins where people were found, so that the letter still reads as a letter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_toolkit.concerns.pseudonymise.decisions import (
    Decision,
    Missed,
    fingerprint,
    obey,
    refused_everywhere,
    remembered,
)
from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.concerns.pseudonymise.families import families
from nlp_toolkit.concerns.pseudonymise.found import Found, settle
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain
from nlp_toolkit.concerns.pseudonymise.people import Mention, Somebody, gather, mention
from nlp_toolkit.concerns.pseudonymise.settings import Settings
from nlp_toolkit.concerns.pseudonymise.stand_ins import StandIns, conditions
from nlp_toolkit.records import Block, Document, Finding, Key, Place, SafeDocument

if TYPE_CHECKING:
    from spacy.language import Language

_PEOPLE = ("person", "official")
_OWN = re.compile(
    r"(?i)\b(?:my|our)\s+(?:\w+\s+)?"
    r"(?:son|daughter|child|boy|girl|children|sons|daughters|twins|lad|baby|kids)\b"
)
_OWN_GRAND = re.compile(
    r"(?i)\b(?:my|our)\s+(?:\w+\s+)?(?:grandson|granddaughter|grandchild\w*|nephew|niece)\b"
    r"|\bas (?:a )?grand(?:father|mother)\b"
)
_DEFAULT = Settings()


def pseudonymise(
    documents: Sequence[Document],
    *,
    settings: Settings = _DEFAULT,
    nlp: Language | None = None,
    decisions: Iterable[Decision] = (),
    missed: Iterable[Missed] = (),
    keep_names: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[tuple[SafeDocument, ...], Key]:
    """Make letters safe to read by any later step, and keep the way back apart.

    Args:
        documents: The letters, of any number of families.
        settings: How each sort of finding is replaced.
        nlp: The language pipeline, whose entities and tags add to what the rules find.
        decisions: What an officer accepted and refused in an earlier run.
        missed: Words an officer added.
        keep_names: Keep the documents' own identifiers instead of "letter-001".
        progress: Told of each letter.
    """
    decisions, missed = tuple(decisions), tuple(missed)
    ordered = sorted(documents, key=lambda document: (document.path, document.id, document.text))
    found = _search(ordered, nlp, progress)
    texts = [document.text for document in ordered]
    refused = refused_everywhere(texts, decisions)
    missed = (*missed, *remembered(texts, decisions, refused))
    found = [obey(d.text, f, decisions, missed, refused) for d, f in zip(ordered, found, strict=True)]
    belongs = families(ordered, found)
    found = [_chosen(d.text, f, settings) for d, f in zip(ordered, found, strict=True)]
    words = {word for document in ordered for word in re.findall(r"[^\W\d_]+", document.text)}
    stand_ins = StandIns(settings, words)
    meant = _people(ordered, found, belongs)
    width = max(3, len(str(len(ordered))))
    ids = [d.id if keep_names else f"letter-{n:0{width}d}" for n, d in enumerate(ordered, 1)]
    safe = tuple(
        _safe(document, ids[n], belongs[n], found[n], meant[belongs[n]], stand_ins)
        for n, document in enumerate(ordered)
    )
    by_document = {id(document): one for document, one in zip(ordered, safe, strict=True)}
    return tuple(by_document[id(d)] for d in documents), _key(ordered, safe, stand_ins)


def _search(
    documents: Sequence[Document], nlp: Language | None, progress: Callable[[str, int, int], None] | None
) -> list[list[Found]]:
    """Search every letter, then again with what the family's other letters, file names and headers name."""
    docs = _read(documents, nlp)
    outside = [_outside(document) for document in documents]
    found: list[list[Found]] = []
    for n, document in enumerate(documents):
        found.append(detect(document.text, doc=docs[n], known=outside[n]))
        if progress:
            progress("Finding who is named", n + 1, len(documents))
    belongs = families(documents, found)
    for family in sorted(set(belongs)):
        members = [n for n, name in enumerate(belongs) if name == family]
        if len(members) < 2:
            continue
        known = {n: _names(documents[n].text, found[n]) for n in members}
        for n in members:
            others = {name for m in members if m != n for name in known[m]} - known[n]
            if others:
                found[n] = detect(documents[n].text, doc=docs[n], known=[*outside[n], *sorted(others)])
    return found


def _read(documents: Sequence[Document], nlp: Language | None) -> list:  # type: ignore[type-arg]
    """Read the letters with the parts of the pipeline that tell names."""
    if nlp is None:
        return [None] * len(documents)
    idle = [name for name in nlp.pipe_names if re.search(r"parser|lemmatizer|senter|sentences", name)]
    with nlp.select_pipes(disable=idle):
        return list(nlp.pipe(document.text for document in documents))


def _names(text: str, found: list[Found]) -> set[str]:
    """List the parts of private people's names that one letter holds."""
    return {
        key
        for one in found
        if one.type == "person" and not one.doubtful
        for key in mention(text, one).keys
        if len(key) > 2
    }


def _outside(document: Document) -> list[str]:
    """List names that stand in the file's name or its header rather than in the text."""
    told = [document.id, document.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]]
    told += [
        value for field, value in document.fields if field in ("from", "to", "cc", "bcc", "subject", "author", "title")
    ]
    names = []
    for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(told))):
        key = plain(word)
        unusual = not lists().ordinary(key) and len(key) > 2
        if (unusual and (word[0].isupper() or lists().named(key))) or (
            key in lists().given and key not in lists().neutral
        ):
            names.append(key)
    return names


def _chosen(text: str, found: list[Found], settings: Settings) -> list[Found]:
    """Leave out what the settings keep, and add the diagnoses where they are to go."""
    kept = {"dates": "date", "ages": "age", "places": "place"}
    out = {kind for name, kind in kept.items() if getattr(settings, name) == "keep"}
    if settings.officials == "keep":
        out.add("official")
    chosen = [one for one in found if one.type not in out]
    if settings.diagnoses == "remove":
        chosen = settle(
            [*chosen, *(Found(m.start(), m.end(), "diagnosis", "a condition") for m in conditions().finditer(text))]
        )
    return chosen


def _people(
    documents: Sequence[Document], found: Sequence[list[Found]], belongs: Sequence[str]
) -> dict[str, dict[Mention, Somebody]]:
    """Tell, family by family, whom each mention means."""
    mentions: dict[str, list[Mention]] = {family: [] for family in belongs}
    for document, ones, family in zip(documents, found, belongs, strict=True):
        for one in ones:
            if one.type in _PEOPLE:
                mentions[family].append(mention(document.text, _with_writer(document.text, one)))
    return {family: gather(ones) for family, ones in mentions.items()}


def _with_writer(text: str, one: Found) -> Found:
    """Say of the one who signs that she is the parent, where the letter is about her own child."""
    if one.role or not one.reason.startswith("part of a signature"):
        return one
    if _OWN_GRAND.search(text):
        return replace(one, role="relative")
    return replace(one, role="parent") if _OWN.search(text) else one


def _safe(
    document: Document,
    name: str,
    family: str,
    found: list[Found],
    meant: dict[Mention, Somebody],
    stand_ins: StandIns,
) -> SafeDocument:
    """Write one letter with its stand-ins."""
    pieces: list[str] = []
    findings: list[Finding] = []
    at, length, text = 0, 0, document.text
    for one in found:
        words = text[one.start : one.end]
        if one.type in _PEOPLE:
            said = mention(text, _with_writer(text, one))
            shown = stand_ins.person(family, meant[said], said)
        else:
            shown = stand_ins.other(
                family, one, words, text[max(0, one.start - 5) : one.start], text[one.end : one.end + 8]
            )
        between = text[at : one.start]
        start = length + len(between)
        pieces += [between, shown]
        length = start + len(shown)
        findings.append(
            Finding(name, one.start, one.end, one.type, shown, one.reason, start, length, doubtful=one.doubtful)
        )
        at = one.end
    safe = SafeDocument(
        name, family, "".join([*pieces, text[at:]]), (), tuple(findings), document.kind, _fields(document)
    )
    return replace(safe, blocks=tuple(_block(block, safe) for block in document.blocks))


def _block(block: Block, safe: SafeDocument) -> Block:
    """Move one block of the layout to the safe text."""
    start, end = safe.safe_span(block.start, block.end)
    return replace(
        block,
        start=start,
        end=end,
        place=Place(block.place.page, block.place.paragraph),
        cells=tuple(safe.safe_span(*cell) for cell in block.cells),
        margin=safe.safe_span(*block.margin) if block.margin else None,
    )


def _fields(document: Document) -> tuple[tuple[str, str], ...]:
    """Keep of a document's facts its month alone."""
    return tuple(
        ("date", value[:7]) for field, value in document.fields if field == "date" and re.match(r"\d{4}-\d\d", value)
    )


def _key(documents: Sequence[Document], safe: Sequence[SafeDocument], stand_ins: StandIns) -> Key:
    """Gather the way back."""
    pairs = list(zip(documents, safe, strict=True))
    return Key(
        sources=tuple((one.id, document.path) for document, one in pairs),
        originals=tuple(
            (one.id, tuple((f.safe_start, f.safe_end, document.text[f.start : f.end]) for f in one.findings))
            for document, one in pairs
        ),
        stand_ins=tuple(sorted(stand_ins.originals.items())),
        prints=tuple((one.id, hashlib.sha256(one.text.encode()).hexdigest()) for one in safe),
        fingerprints=tuple((one.id, fingerprint(document.text)) for document, one in pairs),
    )

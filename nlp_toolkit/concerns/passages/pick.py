"""Pick the passages of letters that state a concern, and account for everything else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp_toolkit.concerns.passages.clauses import clauses
from nlp_toolkit.concerns.passages.layout import parts
from nlp_toolkit.concerns.passages.repeats import copies
from nlp_toolkit.concerns.passages.sentences import sentences
from nlp_toolkit.concerns.passages.states import Judge, formal, signs, taught
from nlp_toolkit.concerns.passages.stretch import TEXT, Stretch, trimmed
from nlp_toolkit.concerns.passages.topics import topics
from nlp_toolkit.concerns.passages.wording import parsed
from nlp_toolkit.records import LeftOut, Passage, SafeDocument

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.concerns.group.embed import Encoder

LIKELY = 0.4
"""Probability from which a sentence is taken to state a concern."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(rf"(?i)\b(?:(\d{{1,2}})(?:st|nd|rd|th)?[ ,]+)?({'|'.join(_MONTHS)})[a-z]*\.?,? +(20\d\d)\b")
_HEAD = 600


@dataclass(frozen=True, slots=True)
class _Read:
    """Keep one letter and its stretches."""

    letter: SafeDocument
    stretches: tuple[Stretch, ...]


def passages(
    letters: Iterable[SafeDocument],
    *,
    encoder: Encoder | None = None,
    nlp: Language | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[tuple[Passage, ...], tuple[LeftOut, ...]]:
    """Pick the passages that state a concern; a concern of several near-identical letters comes once.

    Args:
        letters: Letters, e-mails, statements or rows of a survey, made safe.
        encoder: Turns sentences into rows, and is fitted to them where it learns from texts; the best one installed if
            not given.
        nlp: The language pipeline; the shipped one if not given.
        progress: Told of each letter.

    Returns:
        Passages by letter and place, and what was left out with the reason. Every character of a safe text that is not
        white space lies in exactly one of them.
    """
    ordered = sorted(letters, key=lambda letter: letter.id)
    read = _read(ordered, nlp, progress)
    texts = [one.letter.text[s.start : s.end] for one in read for s in one.stretches if s.what == TEXT]
    if not texts:
        return (), tuple(out for one in read for out in _left_out(one.letter, one.stretches))
    if encoder is None:
        from nlp_toolkit.concerns.group.embed import choose

        encoder = choose()
    once = list(dict.fromkeys(texts))
    encoder.fit([*taught(), *once])
    likely = dict(zip(once, Judge(encoder).fit().likely(once).tolist(), strict=True))
    found: list[Passage] = []
    left: list[LeftOut] = []
    for one in read:
        judged = _judged(one, likely)
        said = [(s, sure) for s, sure in judged if s.group >= 0]
        found += [
            _passage(one.letter, stretch, sure, said[n - 1][0] if n else None)
            for n, (stretch, sure) in enumerate(said)
            if stretch.what == TEXT
        ]
        left += _left_out(one.letter, [stretch for stretch, _ in judged if stretch.what != TEXT])
    return _once(found, left)


def _read(
    letters: Sequence[SafeDocument], nlp: Language | None, progress: Callable[[str, int, int], None] | None
) -> list[_Read]:
    """Cut each letter into parts, and its running text into clauses."""
    cut = [parts(letter.text, letter.blocks) for letter in letters]
    running = [
        (parsed(letter.text[part.start : part.end]), (n, part))
        for n, (letter, found) in enumerate(zip(letters, cut, strict=True))
        for part in found
        if part.what == TEXT
    ]
    within: dict[int, list[Stretch]] = {n: [] for n in range(len(letters))}
    if running:
        if nlp is None:
            from nlp_toolkit import language

            nlp = language.load()
        group = 0
        for done, (doc, (n, part)) in enumerate(nlp.pipe(running, as_tuples=True), start=1):
            for sentence in sentences(doc):
                within[n] += clauses(sentence, group, part.start)
                group += 1
            if progress:
                progress("Reading letters", done, len(running))
    read = []
    for n, (letter, found) in enumerate(zip(letters, cut, strict=True)):
        stretches = [part for part in found if part.what != TEXT]
        stretches += [_by_form(letter.text, stretch) for stretch in topics(letter.text, within[n])]
        read.append(_Read(letter, tuple(sorted(stretches, key=lambda stretch: stretch.start))))
    return read


def _by_form(text: str, stretch: Stretch) -> Stretch:
    what = formal(text[stretch.start : stretch.end])
    return replace(stretch, what=what) if what else stretch


def _judged(one: _Read, likely: dict[str, float]) -> list[tuple[Stretch, float]]:
    """Leave out what states nothing; a letter of one sentence states what it states."""
    words = [one.letter.text[s.start : s.end] for s in one.stretches]
    only = sum(stretch.what == TEXT for stretch in one.stretches) == 1
    judged = []
    for stretch, said in zip(one.stretches, words, strict=True):
        sure = likely.get(said, 0.0)
        if stretch.what == TEXT and sure < (LIKELY / 2 if only else LIKELY):
            stretch = replace(stretch, what="narrative")
        judged.append((stretch, sure))
    return judged


def _passage(letter: SafeDocument, stretch: Stretch, sure: float, before: Stretch | None) -> Passage:
    start, end = letter.original_span(stretch.start, stretch.end)
    told = signs(letter.text[stretch.start : stretch.end])
    return Passage(
        id=f"{letter.id}:{stretch.start}",
        family=letter.family,
        quote=letter.quote(stretch.start, stretch.end),
        start=start,
        end=end,
        date=written(letter),
        letters=(letter.id,),
        before=letter.text[before.start : before.end] if before else "",
        confidence=round(sure, 3),
        reason=f"It {' and '.join(told[:2])}." if told else "It reads like sentences that state a concern.",
    )


def written(letter: SafeDocument) -> dt.date | None:
    r"""Tell the day a letter was written, or the first of its month where no day is left; None where it does not say.

    >>> written(SafeDocument("letter-001", "family-01", "4 November 2024\n\nDear Sir"))
    datetime.date(2024, 11, 4)
    """
    stated = dict(letter.fields).get("date", "")
    try:
        if match := re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", stated):
            return dt.date(int(match[1]), int(match[2]), int(match[3] or 1))
        if match := _DAY.search(re.split(r"(?m)^\s*Dear\b", letter.text[:_HEAD])[0]):
            month = _MONTHS.index(match[2].lower()) + 1
            return dt.date(int(match[3]), month, int(match[1] or 1))
    except ValueError:
        return None
    return None


def _left_out(letter: SafeDocument, stretches: Iterable[Stretch]) -> list[LeftOut]:
    left = []
    for stretch in stretches:
        start, end = trimmed(letter.text, stretch.start, stretch.end)
        left.append(LeftOut(letter.quote(start, end), stretch.what))
    return left


def _once(found: list[Passage], left: list[LeftOut]) -> tuple[tuple[Passage, ...], tuple[LeftOut, ...]]:
    """Keep one of passages that several letters have in common, and name those letters on it."""
    first = copies([passage.quote.text for passage in found])
    letters: dict[int, list[str]] = {}
    for place, kept in enumerate(first):
        letters.setdefault(kept, []).append(found[place].quote.source)
    kept_passages = [
        replace(passage, letters=tuple(dict.fromkeys(letters[place])))
        for place, passage in enumerate(found)
        if first[place] == place
    ]
    left += [LeftOut(found[place].quote, "duplicate") for place, kept in enumerate(first) if kept != place]
    return tuple(kept_passages), tuple(sorted(left, key=lambda out: (out.quote.source, out.quote.start)))

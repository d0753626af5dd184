"""How the register says things: days, counts, owners, deadlines and how sure it is."""

from __future__ import annotations

import datetime as dt
import unicodedata

from nlp_toolkit.records import Commitment
from nlp_toolkit.terms import load

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KEPT_CONTROLS = "\n\t"


def one_line(words: str) -> str:
    r"""Lay words out on one line, without characters that cannot be printed.

    >>> one_line("The Clerk\nwould   write")
    'The Clerk would write'
    """
    return " ".join(printable(words).split())


def printable(words: str) -> str:
    """Replace each character that cannot be printed with a space, so that offsets stay."""
    return "".join(
        " " if unicodedata.category(c) in {"Cc", "Cs", "Cn"} and c not in _KEPT_CONTROLS else c for c in words
    )


def day(date: dt.date) -> str:
    """Write a day in full.

    >>> day(dt.date(2022, 8, 31))
    '31 August 2022'
    """
    return f"{date.day} {date:%B %Y}"


def month(date: dt.date) -> str:
    """Write a month in full; letters keep no more than the month they were written in.

    >>> month(dt.date(2022, 8, 1))
    'August 2022'
    """
    return f"{date:%B %Y}"


def short_day(date: dt.date) -> str:
    """Write a day for a narrow column.

    >>> short_day(dt.date(2022, 8, 3))
    '3 Aug 2022'
    """
    return f"{date.day} {date:%b %Y}"


def on_one_line(words: str) -> str:
    """Join words so that they are never parted at the end of a line."""
    return words.replace(" ", "\u00a0")


def count(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun, small numbers as words.

    >>> count(1, "line"), count(4, "line"), count(0, "reply", "replies"), count(1200, "line")
    ('one line', 'four lines', 'no replies', '1,200 lines')
    """
    return f"{in_words(number)} {one if number == 1 else many or f'{one}s'}"


def in_words(number: int) -> str:
    """Write a number, a small one as a word.

    >>> in_words(9), in_words(1200)
    ('nine', '1,200')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def times(number: int) -> str:
    """Say how often.

    >>> times(1), times(2), times(3)
    ('once', 'twice', 'three times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def capital(words: str) -> str:
    """Begin with a capital."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Begin with a capital and end with a full stop.

    >>> sentence("the Clerk would write to the owner")
    'The Clerk would write to the owner.'
    """
    text = one_line(words)
    if not text:
        return ""
    ended = text.rstrip("”’\"')")[-1:] in {".", "!", "?", "…"}
    return capital(text) + ("" if ended else ".")


def action(commitment: Commitment) -> str:
    """Say what is to be done in one sentence; the minutes' own words where there is no summary."""
    return sentence(commitment.summary or commitment.quote.text)


def owner(commitment: Commitment) -> str:
    """Name who is to do it, told apart from who it may be.

    >>> from nlp_toolkit.records import Quote
    >>> owner(Commitment(Quote("a", 0, 1, "x"), "action", owner="The Director", owner_is="Amara Field"))
    'Amara Field (“The Director”)'
    >>> owner(Commitment(Quote("a", 0, 1, "x"), "action", owner_suggested="Chair"))
    'Not stated (perhaps Chair)'
    >>> owner(Commitment(Quote("a", 0, 1, "x"), "action", owner="the Head of Transport"))
    'Head of Transport'
    """
    words, known = one_line(commitment.owner or ""), one_line(commitment.owner_is or "")
    if words and known and known.casefold() != words.casefold():
        return f"{known} (“{words}”)"
    if words or known:
        return _without_article(words or known)
    suggested = one_line(commitment.owner_suggested or "")
    return f"Not stated (perhaps {suggested})" if suggested else "Not stated"


def _without_article(words: str) -> str:
    """Drop a leading "the", so that owners sort and filter by their own name."""
    first, _, rest = words.partition(" ")
    return capital(rest) if first.casefold() == "the" and rest else words


def due_words(commitment: Commitment) -> str:
    """Give the minutes' words of a deadline, or of a repetition."""
    if commitment.due is not None and commitment.due.words and not commitment.due.recurs:
        return one_line(commitment.due.words)
    repeats = recurs(commitment)
    return f"Repeats: {repeats}" if repeats else ""


def recurs(commitment: Commitment) -> str | None:
    """Give the minutes' words of a repetition, wherever the record keeps them."""
    words = commitment.recurs or (commitment.due.words if commitment.due and commitment.due.recurs else None)
    return one_line(words) if words else None


def status(commitment: Commitment) -> str:
    """Say how it stands, in the words trackers use."""
    words: dict[str, str] = load("report")["statuses"]
    if commitment.status:
        return words[commitment.status]
    if commitment.kind == "update":
        return words["unclear"]
    return words["open"] if commitment.trackable else words["untracked"]


def confidence(value: float) -> str:
    """Say how sure the toolkit is.

    >>> confidence(0.93), confidence(0.42)
    ('Very sure', 'Not sure')
    """
    steps: list[dict[str, str | float]] = load("report")["confidence"]
    return next(str(step["words"]) for step in steps if value >= float(step["floor"]))


def item(commitment: Commitment) -> str:
    """Name the agenda item and the paragraph's own number.

    >>> from nlp_toolkit.records import Quote
    >>> item(Commitment(Quote("a", 0, 1, "x"), "action", item="7 School transport", paragraph="7.2"))
    '7 School transport, 7.2'
    """
    return ", ".join(part for part in (one_line(commitment.item), one_line(commitment.paragraph)) if part)


def owner_in_full(commitment: Commitment) -> str:
    """Name who is to do it, and how that is known, in a sentence."""
    words, known = one_line(commitment.owner or ""), one_line(commitment.owner_is or "")
    if words and known and known.casefold() != words.casefold():
        return f"{known}. The minutes say “{words}”; the attendance list or a definition tells who that is."
    if words or known:
        return f"“{words}”, in the minutes' words." if words else f"{known}, by the attendance list or a definition."
    suggested = one_line(commitment.owner_suggested or "")
    return f"Not stated. It may be {suggested}; the minutes do not say so." if suggested else "Not stated."


def due_in_full(commitment: Commitment) -> str:
    """Say by when, in the minutes' words, as a day, and how the one became the other."""
    due, repeats = commitment.due, recurs(commitment)
    said = f"“{one_line(due.words)}”" if due is not None and due.words and not due.recurs else ""
    parts = []
    if due is not None and due.date is not None:
        taken = ", part of it assumed" if due.assumed else ""
        parts.append(f"{day(due.date)}{taken}. {f'The minutes say {said}' if said else ''}".strip())
    elif said:
        parts.append(f"{said}, which gives no day")
    if repeats:
        parts.append(f"Repeats “{repeats}”")
    if due is not None and due.reason:
        parts.append(f"Worked out as: {one_line(due.reason)}")
    return " ".join(map(sentence, parts)) or "Not stated."

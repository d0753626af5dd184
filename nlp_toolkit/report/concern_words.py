"""How a concern is told: by how many, since when, at which stage, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from nlp_toolkit.records import Answer, Colour, Concern, VagueWording
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.wording import capital, count, day, month, one_line, sentence
from nlp_toolkit.terms import load

ORDER: tuple[Colour, ...] = ("red", "amber", "green", "grey")


def trend(concern: Concern) -> str:
    """Say whether a concern rises or falls, and by which counts; the test behind it is told once, elsewhere."""
    return f"{load('pack')['trends'][concern.trend]} {sentence(concern.trend_reason.partition(';')[0])}".strip()


def families(concern: Concern) -> str:
    """Say how many families raised a concern.

    >>> from nlp_toolkit.records import Share
    >>> families(Concern("delay", "Delay", share=Share(14, 62, 0.14, 0.34)))
    '14 of 62 families (23 %; 95 % interval 14 to 34 %)'
    """
    if concern.share is None:
        return "fewer families than may be shown"
    share = concern.share
    interval = f"95 % interval {100 * share.low:.0f} to {100 * share.high:.0f} %"
    of = f"{share.of} {'family' if share.of == 1 else 'families'}"
    return f"{share.count} of {of} ({100 * share.value:.0f} %; {interval})"


def few(concern: Concern) -> str:
    """Say how many families raised a concern, as one says it at a meeting.

    >>> from nlp_toolkit.records import Share
    >>> few(Concern("delay", "Delay", share=Share(14, 62, 0.14, 0.34)))
    '14 of 62 families'
    """
    return families(concern).partition(" (")[0]


def raised(concern: Concern) -> str:
    """Say in which months a concern was first and last raised, or nothing."""
    if concern.first is None or concern.last is None:
        return ""
    return f"First raised in {month(concern.first)}, last in {month(concern.last)}. "


def stages(evidence: Evidence, concern: Concern) -> str:
    """Say at which stages of the process it was raised."""
    told = Counter(p.stage for p in evidence.grouping.passages if p.concern == concern.id and p.stage)
    return "; ".join(
        f"{load('pack')['stages'][stage]} ({count(number, 'passage')})" for stage, number in told.most_common() if stage
    )


def gap(evidence: Evidence, concern: Concern, answer: Answer) -> str:
    """Say in a sentence or two what is missing between what was raised and what was promised."""
    if concern.theme == "praise":
        return "None: families say what went well."
    if not answer.answered:
        return "No promise was found that answers it." if not answer.links else "No promise surely answers it."
    told = []
    answering = {link.ref for link in answer.links if link.strength != "mentions" and not link.proposed}
    red = [ref for ref in sorted(answering) if ref in evidence.ratings and evidence.ratings[ref].colour == "red"]
    vague = [ref for ref in sorted(answering) if len(evidence.gaps.get(ref, ())) > 1]
    if answer.raised and answer.promised:
        told.append(_first_promise(answer, answer.raised, answer.promised))
    if answer.done and answer.days_to_done is not None:
        told.append(
            f"The first to be reported done was {answer.done_by}, on {day(answer.done)}, "
            f"{count(answer.days_to_done, 'day')} after the first promise."
        )
    if len(red) > 3:
        told.append(f"{capital(count(len(red), 'promise'))} about it are Red.")
    elif red:
        told.append(f"{listed(red)} {'is' if len(red) == 1 else 'are'} Red.")
    if len(vague) > 3:
        told.append(f"{capital(count(len(vague), 'promise'))} lack an owner, a date or anything to check.")
    elif vague:
        told.append(f"{listed(vague)} {'lacks' if len(vague) == 1 else 'lack'} an owner, a date or anything to check.")
    if answer.still_raised:
        told.append(f"Families still raised it in {month(answer.still_raised)}.")
    return " ".join(told) or "Answered; nothing is known to be late."


def _first_promise(answer: Answer, raised: dt.date, promised: dt.date) -> str:
    """Say how long families waited for a promise, by months: letters keep no more than theirs."""
    months = 12 * (promised.year - raised.year) + promised.month - raised.month
    first = f"The first promise, {answer.promised_by} of {day(promised)},"
    if months < 0:
        return f"{first} is older than the first letter about it."
    when = f"{count(months, 'month')} after it was first raised" if months else "in the month it was first raised in"
    return f"{first} came {when}."


def tally(colours: Sequence[Colour]) -> str:
    """Say how many promises have each colour.

    >>> tally(["red", "green", "red"])
    '2 Red, 1 Green'
    """
    told = Counter(colours)
    return ", ".join(f"{told[colour]} {colour.capitalize()}" for colour in ORDER if told[colour])


def by_words(wording: Iterable[VagueWording]) -> tuple[tuple[VagueWording, ...], ...]:
    """Put together the places where plans use the same vague words."""

    def words(found: VagueWording) -> str:
        return one_line(found.quote.text).casefold().strip("'’ ")

    return tuple(tuple(alike) for _, alike in groupby(sorted(wording, key=words), key=words))


def shortened(words: str, most: int) -> str:
    """Cut words at a length, between words."""
    told = one_line(words)
    return told if len(told) <= most else told[: most - 1].rsplit(" ", 1)[0] + " …"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Join names as a sentence does."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"

"""Say, section by section, what families raised, what was promised, and where the gaps are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from nlp_toolkit.records import Answer, Concern, Line, Link
from nlp_toolkit.report.concern_words import by_words, families, gap, listed, raised, shortened, stages, tally, trend
from nlp_toolkit.report.evidence import Evidence, Source
from nlp_toolkit.report.pack import pictures
from nlp_toolkit.report.pack.annex import source
from nlp_toolkit.report.pack.word import Pages
from nlp_toolkit.report.questions import questions
from nlp_toolkit.report.wording import capital, count, day, in_words, month, one_line
from nlp_toolkit.terms import load

WORDS = load("pack")
QUOTES = 3
PROMISES = 5
"""Promises shown of each concern, the surest first; the page has them all."""


def purpose(pages: Pages, _: Evidence) -> None:
    """Say what the pack is for and how it was made, in plain words."""
    pages.heading("Purpose and method", new_page=True)
    pages.text(WORDS["purpose"])
    pages.points(WORDS["method"])
    pages.text(WORDS["caution"])


def read(pages: Pages, evidence: Evidence) -> None:
    """Say what was read, and what could not be."""
    pages.heading("What was read")
    grouping = evidence.grouping
    letters = count(grouping.letters, "letter, statement or survey answer", "letters, statements and survey answers")
    unplaced = sum(passage.concern is None for passage in grouping.passages)
    stating = count(len(grouping.passages), "passage states a concern", "passages state a concern")
    placed = f"; {in_words(unplaced)} fitted no concern, listed in unplaced.csv" if unplaced else ""
    told = (
        f"{letters} from {count(grouping.families, 'family', 'families')}{_between(evidence.letters, month)}.",
        f"{count(len(evidence.minutes), 'set')} of minutes{_between(evidence.minutes, day)}.",
        f"{stating}{placed}.",
        f"{count(len(evidence.followed), 'promise')} to follow.",
    )
    pages.points([capital(words) for words in told])
    if evidence.problems:
        pages.text("Not read, or only in part:")
        pages.points([str(problem) for problem in evidence.problems])


def findings(pages: Pages, evidence: Evidence) -> None:
    """Give the findings that matter on one page."""
    pages.heading("Key findings", new_page=True)
    lines = [line for line in evidence.followed if line.ref in evidence.ratings]
    colours = Counter(evidence.ratings[line.ref].colour for line in lines)
    told = [f"“{concern.label}” was raised by {families(concern)}." for concern in evidence.shown[:5]]
    unanswered = [f"“{concern.label}”" for concern in evidence.unanswered]
    if unanswered:
        told.append(f"Nothing that was promised answers {listed(unanswered)}.")
    again = [
        f"“{evidence.concern(answer.concern).label}” ({month(answer.still_raised)})"
        for answer in evidence.comparison.answers
        if answer.still_raised
    ]
    if again:
        told.append(f"Families still raised {listed(again)} after a promise about it was reported done.")
    told += _waited(evidence)
    if lines:
        told.append(
            f"Of {count(len(lines), 'promise')}, {colours['green']} are Green, {colours['amber']} Amber, "
            f"{colours['red']} Red and {colours['grey']} Grey on {day(evidence.as_at)}."
        )
    pages.points(told)
    with_shares = [(concern.label, concern.share) for concern in evidence.shown if concern.share]
    if with_shares:
        pages.picture(
            pictures.shares(with_shares),
            alt="Share of families that raised each concern: "
            + "; ".join(f"{label} {share.value:.0%}" for label, share in with_shares),
        )


def concerns(pages: Pages, evidence: Evidence) -> None:
    """Give each concern a section of its own."""
    pages.heading("The concerns, one by one", new_page=True)
    span = _span(evidence)
    for concern in evidence.shown:
        answer = evidence.answer(concern)
        _raised(pages, evidence, concern, span)
        if concern.theme == "other":
            pages.text(WORDS["other"])
            continue
        pages.text("", bold="What was promised", keep=True)
        _promised(pages, evidence, answer)
        pages.text(gap(evidence, concern, answer), bold="Gap:")
    for concern in evidence.praised:
        _raised(pages, evidence, concern, span)
    _waiting(pages, evidence)


def time_limits(pages: Pages, evidence: Evidence) -> None:
    """Set the limits of the law beside what families report."""
    if not evidence.limits:
        return
    pages.heading("Time limits of the law, and what families report")
    pages.text(
        "Of each family the longest wait that its letters tell of is counted. Most letters give no length of time, "
        "so these are examples and no measure of how often a limit is missed."
    )
    rows = []
    for limit in evidence.limits:
        told = [wait for wait in evidence.waits if wait.limit == limit.code]
        over = sum(wait.over for wait in told)
        longest = max(told, key=lambda wait: wait.days, default=None)
        rows.append(
            (
                limit.name,
                f"{limit.words} ({limit.law})",
                capital(count(len(told), "family", "families")),
                capital(count(over, "family", "families")),
                f"“{one_line(longest.quote.text)}” ({longest.quote.source})" if longest else "",
            )
        )
    pages.table(
        ("What", "Limit", "Tell how long it took", "Longer than the limit", "The longest"),
        rows,
        widths=(3, 5.5, 2.8, 2.7, 3),
        title="Time limits, and how long families say it took",
    )


def plan_wording(pages: Pages, evidence: Evidence) -> None:
    """List the vague words of plans that letters and minutes quote."""
    if not evidence.wording:
        return
    pages.heading("Wording of plans that cannot be held to")
    pages.text(
        "Provision in a plan must be specific and quantified. These words of plans were quoted in letters or minutes."
    )
    rows = []
    for alike in by_words(evidence.wording):
        quoted = dict.fromkeys(f"“{shortened(one.inside.text, 160)}” ({one.quote.source})" for one in alike)
        first = alike[0]
        rows.append((one_line(first.quote.text), "\n".join(quoted), capital(first.why) + ".", first.question))
    pages.table(
        ("Words", "As quoted", "Why", "What to ask for"),
        rows,
        widths=(2.5, 7, 3.7, 3.8),
        title="Vague words of plans",
    )


def improvement_plan(pages: Pages, evidence: Evidence) -> None:
    """Show the evidence under each action of the council's own plan."""
    if evidence.framework is None:
        return
    pages.heading(f"Evidence under the {evidence.framework.name}", new_page=True)
    rows = []
    for action in evidence.framework.actions:
        placed = [mapped for mapped in evidence.comparison.mapped if mapped.action == action.code]
        labels = [evidence.concern(mapped.concern).label for mapped in placed if mapped.concern]
        refs = [mapped.ref for mapped in placed if mapped.ref]
        lines = [f"{ref} ({evidence.ratings[ref].label})" for ref in refs if ref in evidence.ratings]
        standing = tally([evidence.ratings[ref].colour for ref in refs if ref in evidence.ratings])
        rows.append(
            (
                f"{action.code} {action.title}",
                action.lead,
                "; ".join(labels) or "None",
                f"{standing}\n{'; '.join(lines)}" if lines else "None found",
            )
        )
    pages.table(
        ("Action", "Lead", "Concerns of families", "Promises and how they stand"),
        rows,
        widths=(4.5, 3, 4.5, 5),
        title="Evidence under each action",
    )


def asked(pages: Pages, evidence: Evidence) -> None:
    """Give the questions that members may wish to ask."""
    pages.heading("Questions that members may wish to ask", new_page=True)
    found = questions(evidence)
    if not found:
        pages.text("What was read leaves no question open.")
    for why, alike in groupby(found, key=lambda question: question.why):
        pages.heading(WORDS["questions"][why], 3)
        pages.points([question.words for question in alike])


def _raised(pages: Pages, evidence: Evidence, concern: Concern, span: tuple[dt.date, dt.date] | None) -> None:
    """Say who raised a concern, when, at which stage and in which words."""
    pages.heading(concern.label, 2)
    pages.text(f"{capital(families(concern))}. {raised(concern)}{trend(concern)}", keep=True)
    if concern.months and span:
        alt = "; ".join(f"{first:%B %Y}: {number}" for first, number in concern.months)
        pages.picture(pictures.trend(concern, span=span), alt=f"Families that raised it in each month. {alt}")
    if told := stages(evidence, concern):
        pages.text(told, bold="Stage of the process:")
    pages.text("", bold="In their words", keep=True)
    shown = concern.quotes[:QUOTES]
    for place, passage in enumerate(shown, start=1):
        pages.quote(one_line(passage.quote.text), source(passage), caution=passage.caution, keep=place < len(shown))


def _waited(evidence: Evidence) -> list[str]:
    """Say how many families tell of a wait longer than the law allows."""
    over = {wait.family for wait in evidence.waits if wait.over}
    told = {wait.family for wait in evidence.waits}
    if not over:
        return []
    of = count(len(told), "family that says", "families that say")
    return [f"Of {of} how long something took, {in_words(len(over))} waited longer than the law allows."]


def _promised(pages: Pages, evidence: Evidence, answer: Answer) -> None:
    """List the promises that have to do with a concern, each with its colour and its words."""
    if not answer.links:
        pages.text("Nothing was found in the minutes that has to do with it.")
        return
    pages.table(
        ("Promise, in the words of the minutes", "Does it answer?", "Who, by when", "How it stands"),
        [_row(evidence, link, evidence.line(link.ref)) for link in answer.links[:PROMISES]],
        widths=(7, 2.6, 3.4, 4),
        title="Promises that have to do with the concern",
    )
    if len(answer.links) > PROMISES:
        more = answer.links[PROMISES:]
        if sure := [link.ref for link in more if not link.proposed]:
            pages.text(f"{listed(sure)}.", bold="Further promises that have to do with it:")
        if doubtful := sum(link.proposed for link in more):
            pages.text(f"{capital(count(doubtful, 'further promise'))} may have to do with it; the page lists them.")


def _waiting(pages: Pages, evidence: Evidence) -> None:
    """Name the concerns that were discovered and wait for an officer."""
    if evidence.waiting:
        pages.heading("Found by likeness, and not accepted yet", 2)
        pages.text(WORDS["waiting"], keep=True)
        pages.points([f"{concern.label}: {families(concern)}." for concern in evidence.waiting], together=True)


def _row(evidence: Evidence, link: Link, line: Line) -> tuple[str, str, str, str]:
    doubt = ", to be confirmed" if link.proposed else ""
    rating = evidence.ratings.get(line.ref)
    return (
        f"{line.ref}: “{shortened(line.first.quote.text, 280)}” ({line.first.quote.source})",
        f"{WORDS['strengths'][link.strength]}{doubt}",
        f"{line.owner or 'Nobody named'}; {day(line.due) if line.due else 'no date'}",
        rating.reason if rating else capital(line.state.replace("_", " ")),
    )


def _span(evidence: Evidence) -> tuple[dt.date, dt.date] | None:
    months = [month for concern in evidence.grouping.concerns for month, _ in concern.months]
    return (min(months), max(months)) if months else None


def _between(sources: Sequence[Source], said: Callable[[dt.date], str]) -> str:
    dates = sorted(source.date for source in sources if source.date)
    return f", dated {said(dates[0])} to {said(dates[-1])}" if dates else ""

"""What was promised against what was asked, as data frames and as a picture, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from nlp_toolkit.records import Comparison, Concern, Framework, Gap, Line
from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.wording import one_line

if TYPE_CHECKING:
    import pandas as pd

Picture: TypeAlias = Any
"""An Altair chart; Altair loads only where one is drawn."""

LINK_COLUMNS: dict[str, str] = {
    "concern": "Identifier of the concern.",
    "ref": "Reference of the register's line.",
    "strength": "How far it answers: direct, partial or mentions.",
    "score": "Probability from 0 to 1 that a careful reader would join the two.",
    "proposed": "Whether it waits for an officer to confirm it.",
    "decided": "What an officer decided: confirmed, refused, or empty.",
    "raised": "A family's words, pseudonymised.",
    "letter": "Identifier of the safe letter they stand in.",
    "promised": "The words of the minutes.",
    "minutes": "Identifier of the minutes.",
    "reason": "Why the two were joined.",
}
"""Columns of `links_frame`, and what stands in each."""

ANSWER_COLUMNS: dict[str, str] = {
    "concern": "Identifier of the concern.",
    "label": "Its name in plain words.",
    "families": "Families that raised it; missing where they are too few to be counted.",
    "answered": "Whether some promise answers it, directly or in part, without waiting to be confirmed.",
    "promises": "Promises that have to do with it, those not confirmed among them.",
    "raised": "Day it was first raised; of letters the first of their month.",
    "promised": "Day of the first promise that answers it.",
    "done": "Day on which such a promise was first reported done.",
    "still_raised": "Last day a family raised it after that.",
    "days_to_promise": "Days from first raised to first promised; negative where the promise came first.",
    "days_to_done": "Days from first promised to first reported done.",
}
"""Columns of `answers_frame`, and what stands in each."""

PLAN_COLUMNS: dict[str, str] = {
    "action": "Code of the action.",
    "title": "Its title.",
    "concern": "Identifier of the concern that it answers, or empty.",
    "ref": "Reference of the promise under it, or empty.",
    "score": "How sure it is, from 0 to 1.",
    "reason": "Why it was put there.",
}
"""Columns of `plan_frame`, and what stands in each."""

GAP_COLUMNS: dict[str, str] = {
    "ref": "Reference of the register's line.",
    "what": "What was promised.",
    "lack": "What it lacks: owner, date, check or control.",
    "why": "Why it lacks that, as a clause.",
    "question": "What members may wish to ask.",
}
"""Columns of `gaps_frame`, and what stands in each."""

UNASKED_COLUMNS: dict[str, str] = {
    "ref": "Reference of a promise that no concern asks for.",
    "what": "What was promised.",
    "owner": "Who is to do it, or empty.",
    "promised": "Day of the meeting at which it was promised.",
}
"""Columns of `unasked_frame`, and what stands in each."""

DAYS = ("raised", "promised", "done", "still_raised")
COUNTS = ("families", "days_to_promise", "days_to_done")


def links_frame(comparison: Comparison) -> pd.DataFrame:
    """Make links a data frame, a row a link, the surest of each concern first.

    Returns:
        The columns of `LINK_COLUMNS`; `score` is float64, `proposed` truth, everything else text.
    """
    import pandas as pd

    rows = [
        {
            "concern": link.concern,
            "ref": link.ref,
            "strength": link.strength,
            "score": link.score,
            "proposed": link.proposed,
            "decided": {True: "confirmed", False: "refused", None: ""}[link.decided],
            "raised": one_line(link.raised.text),
            "letter": link.raised.source,
            "promised": one_line(link.promised.text),
            "minutes": link.promised.source,
            "reason": link.reason,
        }
        for link in comparison.links
    ]
    frame = pd.DataFrame(rows, columns=list(LINK_COLUMNS))
    return frame.assign(score=frame["score"].astype("float64"), proposed=frame["proposed"].astype(bool))


def answers_frame(comparison: Comparison, concerns: Sequence[Concern]) -> pd.DataFrame:
    """Make what became of each concern a data frame, a row a concern.

    Args:
        comparison: What was promised against what was asked.
        concerns: The concerns, for their names and families.

    Returns:
        The columns of `ANSWER_COLUMNS`; days are datetime64, counts Int64, `answered` truth, everything else text.
    """
    import pandas as pd

    by_id = {concern.id: concern for concern in concerns}
    rows = [
        {
            **{name: getattr(answer, name, None) for name in ANSWER_COLUMNS},
            "label": by_id[answer.concern].label,
            "families": by_id[answer.concern].families,
            "promises": len(answer.links),
        }
        for answer in comparison.answers
        if answer.concern in by_id
    ]
    frame = pd.DataFrame(rows, columns=list(ANSWER_COLUMNS))
    days = {name: pd.to_datetime(frame[name]) for name in DAYS}
    counts = {name: frame[name].astype("Int64") for name in COUNTS}
    whole = frame["promises"].astype("int64")
    return frame.assign(**days, **counts, promises=whole, answered=frame["answered"].astype(bool))


def gaps_frame(lines: Iterable[Line], gaps: Mapping[str, Sequence[Gap]]) -> pd.DataFrame:
    """Make what promises lack a data frame, a row for each thing that one lacks.

    Args:
        lines: The register.
        gaps: What each line lacks, by its reference.

    Returns:
        The columns of `GAP_COLUMNS`, in the order of the register; everything is text.
    """
    import pandas as pd

    rows = [
        (line.ref, one_line(line.what), gap.lack, gap.why, gap.question)
        for line in lines
        for gap in gaps.get(line.ref, ())
    ]
    return pd.DataFrame(rows, columns=list(GAP_COLUMNS))


def unasked_frame(comparison: Comparison, lines: Iterable[Line]) -> pd.DataFrame:
    """Make the promises that nobody asked for a data frame, a row a promise.

    Args:
        comparison: What was promised against what was asked.
        lines: The register.

    Returns:
        The columns of `UNASKED_COLUMNS`; `promised` is datetime64, everything else text.
    """
    import pandas as pd

    unasked = set(comparison.unasked)
    rows = [(line.ref, one_line(line.what), line.owner, line.promised) for line in lines if line.ref in unasked]
    frame = pd.DataFrame(rows, columns=list(UNASKED_COLUMNS))
    return frame.assign(promised=pd.to_datetime(frame["promised"]))


def plan_frame(comparison: Comparison, plan: Framework) -> pd.DataFrame:
    """Make the evidence under an improvement plan a data frame, a row for each concern or promise under an action.

    Args:
        comparison: What was promised against what was asked.
        plan: The improvement plan.

    Returns:
        The columns of `PLAN_COLUMNS`, in the order of the plan; `score` is float64, everything else text.
    """
    import pandas as pd

    rows = [
        (action.code, action.title, placed.concern or "", placed.ref or "", placed.score, placed.reason)
        for action in plan.actions
        for placed in comparison.mapped
        if placed.action == action.code
    ]
    frame = pd.DataFrame(rows, columns=list(PLAN_COLUMNS))
    return frame.assign(score=frame["score"].astype("float64"))


def delays_chart(comparison: Comparison, concerns: Sequence[Concern]) -> Picture:
    """Show for each answered concern when it was first raised, first promised, and first reported done."""
    import altair as alt

    answers = answers_frame(comparison, [concern for concern in concerns if concern.passages is not None])
    answers = answers[answers["answered"]]
    names = {"raised": "first raised", "promised": "first promised", "done": "first reported done"}
    told = answers.melt(["label"], list(names), "What", "Day").dropna(subset="Day")
    told = told.assign(What=told["What"].map(names), Day=told["Day"].dt.strftime("%Y-%m-%d"))
    days = alt.X("Day:T", title=None, axis=alt.Axis(format="%b %Y"))
    order = list(answers["label"])
    rows = alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=320))
    base = alt.Chart(told, title="From raised to promised to done")
    span = base.mark_line(color=LIGHT["line"]).encode(x=days, y=rows, detail="label:N")
    shades = [LIGHT["on-grey"], LIGHT["on-amber"], LIGHT["accent"]]
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=days,
        y=rows,
        color=alt.Color(
            "What:N", sort=list(names.values()), scale=alt.Scale(domain=list(names.values()), range=shades)
        ),
        shape=alt.Shape("What:N", sort=list(names.values()), scale=alt.Scale(domain=list(names.values()))),
        tooltip=["label", "What", "Day"],
    )
    return (span + points).properties(
        width=460, description="Points: for each concern, the day it was raised, promised and reported done."
    )


def links_chart(comparison: Comparison, concerns: Sequence[Concern]) -> Picture:
    """Show how many promises answer each concern, and how far; those not confirmed stand apart."""
    import altair as alt

    labels = {concern.id: concern.label for concern in concerns if concern.passages is not None}
    links = links_frame(comparison)
    links = links[links["concern"].isin(list(labels))]
    told = links["strength"].mask(links["proposed"], "to be confirmed").rename("How far")
    table = links.assign(Concern=links["concern"].map(labels)).groupby(["Concern", told]).size()
    order = ["direct", "partial", "mentions", "to be confirmed"]
    shades = [LIGHT["accent"], LIGHT["on-amber"], LIGHT["on-grey"], LIGHT["line"]]
    return (
        alt.Chart(table.rename("Promises").reset_index(), title="Promises that have to do with each concern")
        .mark_bar()
        .encode(
            x=alt.X("Promises:Q", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("Concern:N", sort=list(labels.values()), title=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color("How far:N", sort=order, scale=alt.Scale(domain=order, range=shades)),
            tooltip=["Concern", "How far", "Promises"],
        )
        .properties(width=460, description="Bars: for each concern, how many promises have to do with it.")
    )

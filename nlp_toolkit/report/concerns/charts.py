"""Pictures of concerns: by month, on a map, as a tree, and by the stage of the process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from nlp_toolkit.records import Concern, Grouping
from nlp_toolkit.report.concerns.tables import Join, by_month, by_stage, map_table
from nlp_toolkit.report.palette import LIGHT

MOST = 12
"""Concerns that a picture shows; the tables hold all."""
POINTS = 3_000
"""Passages that a map shows."""
Picture: TypeAlias = Any
"""An Altair chart of whatever kind; Altair loads only where one is drawn."""
_COUNTED = re.compile(r"\b(gradient_|clip)\d+")
"""Names in a drawing that are numbered through from picture to picture."""
FONT = "Calibri, Arial, sans-serif"


def month_chart(grouping: Grouping) -> Picture:
    """Show the families that raised each concern, month by month."""
    import altair as alt

    table = _most(by_month(grouping), grouping)
    table = table.assign(Month=[month.isoformat() for month in table["Month"]])
    return _dressed(
        alt.Chart(table, title="Families that raised each concern, by month")
        .mark_bar(color=LIGHT["accent"])
        .encode(
            x=alt.X("yearmonth(Month):T", title="Month"),
            y=alt.Y("Families:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            row=alt.Row(
                "Concern:N", title=None, sort=_labels(grouping), header=alt.Header(labelAngle=0, labelAlign="left")
            ),
            tooltip=["Concern", "yearmonth(Month):T", "Families"],
        )
        .properties(height=46, width=460),
        "Bars: for each concern, how many families raised it in each month. The table by-month.csv holds the numbers.",
    )


def stage_chart(grouping: Grouping) -> Picture:
    """Show at which stage of the process families raise each concern."""
    import altair as alt

    table = _most(by_stage(grouping), grouping)
    base = alt.Chart(table, title="Families by concern and stage of the process").encode(
        x=alt.X("Stage:N", sort=None, title="Stage", axis=alt.Axis(labelAngle=-30)),
        y=alt.Y("Concern:N", sort=_labels(grouping), title=None, axis=alt.Axis(labelLimit=320)),
    )
    most = max([1, *table["Families"]])
    squares = base.mark_rect(stroke=LIGHT["line"]).encode(
        color=alt.Color(
            "Families:Q", scale=alt.Scale(domain=[0, most], range=["#ffffff", LIGHT["accent"]], interpolate="rgb")
        )
    )
    numbers = base.mark_text().encode(
        text="Families:Q",
        color=alt.condition(alt.datum.Families > most * 0.6, alt.value("#ffffff"), alt.value(LIGHT["ink"])),
    )
    chart = alt.layer(squares, numbers).properties(width=420)
    return _dressed(
        chart, "A table of colours: families that raised each concern at each stage; by-stage.csv holds them."
    )


def map_chart(grouping: Grouping, places: Sequence[tuple[float, float]]) -> Picture:
    """Show passages so that those which say much the same lie near each other."""
    import altair as alt

    table = map_table(grouping, places).head(POINTS)
    shown = [*_labels(grouping)[:MOST], "Not placed"]
    table = table.assign(Concern=[name if name in shown else "Other concerns" for name in table["Concern"]])
    return _dressed(
        alt.Chart(table, title="Map of passages: near means alike")
        .mark_point(filled=True, size=60, opacity=0.8)
        .encode(
            x=alt.X("x:Q", axis=None),
            y=alt.Y("y:Q", axis=None),
            color=alt.Color("Concern:N", scale=alt.Scale(scheme="tableau20"), legend=alt.Legend(labelLimit=320)),
            shape=alt.Shape("Concern:N", legend=None),
            tooltip=["Concern", "Passage", "Letter"],
        )
        .properties(width=560, height=420),
        "Points: each passage, by what it says; the table map.csv lists them. Distances are a picture, not a measure.",
    )


def tree_chart(concerns: Sequence[Concern], joins: Sequence[Join]) -> Picture:
    """Show which concerns lie close together, as a tree."""
    import altair as alt
    import pandas as pd

    order = _leaves(len(concerns), joins)
    heights = {leaf: (float(place), 0.0) for place, leaf in enumerate(order)}
    lines: list[dict[str, Any]] = []
    for number, join in enumerate(joins):
        (low, left), (high, right) = heights[join.left], heights[join.right]
        lines += [
            {"x": left, "x2": join.distance, "y": low, "y2": low},
            {"x": right, "x2": join.distance, "y": high, "y2": high},
            {"x": join.distance, "x2": join.distance, "y": low, "y2": high},
        ]
        heights[len(concerns) + number] = ((low + high) / 2, join.distance)
    names = pd.DataFrame(
        [{"y": float(n), "Concern": concerns[leaf].label} for n, leaf in enumerate(order)], columns=["y", "Concern"]
    )
    drawn = pd.DataFrame(lines, columns=["x", "x2", "y", "y2"], dtype=float)
    up = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.6, max(len(order), 1) - 0.4]))
    rules = (
        alt.Chart(drawn, title="Concerns that lie close together")
        .mark_rule(color=LIGHT["accent"], strokeWidth=1.5)
        .encode(x=alt.X("x:Q", title="Distance"), x2="x2:Q", y=up, y2="y2:Q")
    )
    words = alt.Chart(names).mark_text(align="right", dx=-6, limit=320).encode(y=up, x=alt.datum(0), text="Concern:N")
    chart = alt.layer(rules, words).properties(
        width=420, height=max(60, 22 * len(order)), padding={"left": 330, "right": 10, "top": 5, "bottom": 5}
    )
    return _dressed(chart, "A tree: concerns joined by how alike their passages are; hierarchy.csv lists the joins.")


def svg(chart: Picture) -> str:
    """Draw a chart as SVG, the same each time, with its description for screen readers."""
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(chart.to_json()))
    numbers: dict[str, str] = {}
    return _COUNTED.sub(lambda found: numbers.setdefault(found[0], f"{found[1]}{len(numbers)}"), drawn)


def _leaves(count: int, joins: Sequence[Join]) -> list[int]:
    """Order concerns so that no branch of the tree crosses another."""
    held: list[list[int]] = [[leaf] for leaf in range(count)]
    for join in joins:
        held.append([*held[join.left], *held[join.right]])
    return held[-1] if held else []


def _labels(grouping: Grouping) -> list[str]:
    return [concern.label for concern in grouping.concerns if concern.families is not None]


def _most(table: Any, grouping: Grouping) -> Any:
    return table[table["Concern"].isin(_labels(grouping)[:MOST])]


def _dressed(chart: Picture, description: str) -> Picture:
    return (
        chart.properties(description=description, background=LIGHT["ground"])
        .configure(font=FONT)
        .configure_title(anchor="start", color=LIGHT["ink"], fontSize=15)
        .configure_axis(labelColor=LIGHT["ink"], titleColor=LIGHT["ink"], gridColor=LIGHT["line"])
    )

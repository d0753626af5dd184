"""Draw the pictures of the evidence pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import altair as alt
import pandas as pd
import vl_convert

from nlp_toolkit.records import Concern, Share
from nlp_toolkit.report.palette import LIGHT

FONT = "Liberation Sans"
SCALE = 2.5


def trend(concern: Concern, *, span: tuple[dt.date, dt.date]) -> bytes:
    """Draw how many families raised a concern in each month, as PNG.

    Args:
        concern: The concern.
        span: First and last month of all letters, so that the pictures of a pack can be compared.
    """
    known = dict(concern.months)
    months = [month.date() for month in pd.date_range(span[0], span[1], freq="MS")]
    frame = pd.DataFrame({"month": pd.to_datetime(months), "families": [known.get(month, 0) for month in months]})
    chart = (
        alt.Chart(frame, width=560, height=90)
        .mark_bar(color=LIGHT["accent"], width={"band": 0.8})
        .encode(
            x=alt.X("yearmonth(month):T", title=None, axis=alt.Axis(format="%b %Y", labelAngle=-40, tickCount=12)),
            y=alt.Y("families:Q", title="Families", axis=alt.Axis(tickMinStep=1, format="d")),
        )
    )
    return _png(chart)


def shares(concerns: Sequence[tuple[str, Share]]) -> bytes:
    """Draw the share of families that raised each concern with its interval, as PNG."""
    frame = pd.DataFrame(
        [(label, share.value, share.low, share.high) for label, share in concerns],
        columns=["concern", "share", "low", "high"],
    )
    order = list(frame["concern"])
    percent = alt.Axis(format="%")
    base = alt.Chart(frame, width=420).encode(
        y=alt.Y("concern:N", sort=order, title=None, axis=alt.Axis(labelLimit=320))
    )
    bars = base.mark_bar(color=LIGHT["accent"], height=12).encode(
        x=alt.X("share:Q", title="Share of families, with 95 % interval", axis=percent)
    )
    whiskers = base.mark_rule(color=LIGHT["ink"], strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    return _png(bars + whiskers)


def _png(chart: alt.Chart | alt.LayerChart) -> bytes:
    drawn = chart.configure_axis(labelFontSize=12, titleFontSize=12, labelFont=FONT, titleFont=FONT)
    return bytes(vl_convert.vegalite_to_png(drawn.configure_view(strokeWidth=0).to_json(), scale=SCALE))

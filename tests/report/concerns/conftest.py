from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit.records import Concern, Grouping, LeftOut, Passage, Quote, Share, Stability


def said(number: int, text: str, concern: str | None, *, month: int = 3, stage: str | None = None) -> Passage:
    doc = f"letter-{number:03d}"
    return Passage(
        f"{doc}:4",
        f"family-{number:02d}",
        Quote(doc, 4, 4 + len(text), text),
        10,
        10 + len(text),
        date=dt.date(2023, month, 2),
        letters=(doc,),
        theme=concern if concern == "transport" else None,
        theme_score=0.5,
        concern=concern,
        stage=stage,  # type: ignore[arg-type]
        confidence=0.75,
        reason="It says what is missing.",
    )


@pytest.fixture
def grouping(concern: Concern) -> Grouping:
    passages = (
        said(1, "No taxi came, & nobody said why.", "transport", stage="final_plan"),
        said(2, "=HYPERLINK(1) the taxi was late", "transport", month=4),
        said(3, "Taxi again late — “an hour”.", "transport", month=5),
        said(4, "The canteen is too loud.", "new-01"),
        said(5, "=1+1 is all I have to say", None),
    )
    transport = replace(
        concern,
        id="transport",
        label="Home to school: taxi/bus",
        theme="transport",
        terms=("taxi", "late"),
        families=3,
        share=Share(3, 5, 0.2307, 0.8824),
        months=((dt.date(2023, 3, 1), 1), (dt.date(2023, 4, 1), 1), (dt.date(2023, 5, 1), 1)),
        trend="steady",
        trend_reason="1 of 2 before.",
        quotes=passages[:2],
        stability=None,
    )
    loud = Concern("new-01", "Canteen", stability=Stability(1.0, 1.0, 0.9), proposed=True, quotes=(passages[3],))
    out = (LeftOut(Quote("letter-001", 0, 3, "Hi,"), "greeting"),)
    return Grouping((transport, loud), passages, out, families=5, letters=5)

"""Every data frame has the columns it says, of the kinds it says, full or empty."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa
import pytest

from nlp_toolkit.records import (
    Answer,
    Change,
    Commitment,
    Comparison,
    Concern,
    Framework,
    Gap,
    Grouping,
    Line,
    Link,
    Mapped,
    Passage,
    PlanAction,
    Quote,
    Reading,
    Share,
    Sitting,
    Stability,
    fold,
)
from nlp_toolkit.report import history_frame, records_frame, register_frame
from nlp_toolkit.report.comparison import answers_frame, gaps_frame, links_frame, plan_frame, unasked_frame
from nlp_toolkit.report.concerns.frame import concerns_frame, passages_frame
from nlp_toolkit.report.schemas import DTYPES, SCHEMAS, FrameColumn, schema_frame

DAY = dt.date(2022, 10, 15)
WRONG = (pa.errors.SchemaError, pa.errors.SchemaErrors)
KINDS = {
    "text": lambda series: series.map(lambda value: isinstance(value, str)).all(),
    "truth": lambda series: series.map(lambda value: value in (True, False)).all(),
    "share": lambda series: series.dropna().between(0, 1).all(),
    "count": lambda series: (series.dropna() >= 0).all(),
    "number": lambda series: series.dropna().abs().lt(100_000).all(),
    "day": lambda series: (series.dropna() > pd.Timestamp("1900-01-01")).all(),
}


def schema(columns: tuple[FrameColumn, ...]) -> pa.DataFrameSchema:
    """Make the pandera schema that a table of columns describes."""
    told = {
        column.name: pa.Column(
            nullable=column.missing,
            description=column.meaning,
            checks=[
                pa.Check(KINDS[column.kind], name=f"holds {column.kind}"),
                pa.Check(lambda series, kind=column.kind: str(series.dtype) in DTYPES[kind], name=f"is {column.kind}"),
            ],
        )
        for column in columns
    }
    return pa.DataFrameSchema(told, strict=True, ordered=True)


def passage() -> Passage:
    words = "Nobody has\nrung us back."
    return Passage("l:0", "f1", Quote("letter-001", 0, len(words), words), 0, len(words), dt.date(2022, 5, 1))


def grouping() -> Grouping:
    held = Concern(
        "delay",
        "Delay",
        theme="delay",
        families=4,
        letters=5,
        passages=6,
        share=Share(4, 12, 0.138, 0.609),
        first=DAY,
        last=DAY,
        trend="steady",
        quotes=(passage(),),
    )
    few = Concern("new-01", "Worker, letter", stability=Stability(1.0, 0.9, 0.8), confidence=0.4, proposed=True)
    return Grouping((held, few), (passage(), replace(passage(), id="l:1", date=None, asks=True)), (), 12, 14)


def lines() -> list[Line]:
    quote = Quote("m", 0, 21, "The Clerk would write")
    opened = Change("PC 1", "new", dt.date(2022, 5, 1), "run 1", quote=quote, record=Commitment(quote, "action"), id=1)
    noted = Change("PC 1", "set", dt.date(2022, 6, 1), "an officer", person=True, field="note", after="rang", id=2)
    return fold([opened, noted], as_at=DAY, sittings=[Sitting("", dt.date(2022, 5, 1))])


def comparison() -> Comparison:
    raised, promised = passage().quote, Quote("m", 0, 21, "The Clerk would write")
    links = (Link("delay", "PC 1", "direct", 0.9, "both speak of delay", raised, promised),)
    answers = (Answer("delay", links, DAY, dt.date(2022, 5, 1), None, -167), Answer("new-01"))
    return Comparison(answers, ("PC 1",), (Mapped("1.1", "delay", None, 0.8, "same theme"),))


@pytest.fixture
def frames(readings: list[Reading]) -> dict[str, tuple[pd.DataFrame, pd.DataFrame]]:
    """Give each frame, full and empty."""
    none, plan = Grouping((), ()), Framework("Plan", (PlanAction("1.1", "Reviews"),))
    gaps = {"PC 1": (Gap("date", "no day is given", "By which day?"),)}
    concerns = grouping().concerns
    return {
        "records_frame": (records_frame(readings, as_at=DAY), records_frame([], as_at=DAY)),
        "register_frame": (register_frame(lines(), as_at=DAY), register_frame([], as_at=DAY)),
        "history_frame": (history_frame(lines()), history_frame([])),
        "concerns_frame": (concerns_frame(grouping()), concerns_frame(none)),
        "passages_frame": (passages_frame(grouping()), passages_frame(none)),
        "links_frame": (links_frame(comparison()), links_frame(Comparison())),
        "answers_frame": (answers_frame(comparison(), concerns), answers_frame(Comparison(), concerns)),
        "gaps_frame": (gaps_frame(lines(), gaps), gaps_frame(lines(), {})),
        "unasked_frame": (unasked_frame(comparison(), lines()), unasked_frame(Comparison(), lines())),
        "plan_frame": (plan_frame(comparison(), plan), plan_frame(Comparison(), plan)),
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_frame_is_as_its_schema_says(name: str, frames: dict[str, tuple[pd.DataFrame, pd.DataFrame]]) -> None:
    full, empty = frames[name]
    assert len(full) > 0
    assert len(empty) == 0
    schema(SCHEMAS[name]).validate(full)
    schema(SCHEMAS[name]).validate(empty)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_would_see_what_is_wrong(name: str, frames: dict[str, tuple[pd.DataFrame, pd.DataFrame]]) -> None:
    full, _ = frames[name]
    wanted = schema(SCHEMAS[name])
    with pytest.raises(WRONG):
        wanted.validate(full.drop(columns=full.columns[0]))
    with pytest.raises(WRONG):
        wanted.validate(full.assign(more=1))
    with pytest.raises(WRONG):
        wanted.validate(full.assign(**{full.columns[0]: 1}))


def test_every_column_has_a_meaning_of_its_own() -> None:
    for columns in SCHEMAS.values():
        meanings = [column.meaning for column in columns]
        assert all(meaning.endswith((".", "”")) for meaning in meanings)
        assert len(set(meanings)) == len(meanings)
    told = schema_frame("register_frame")
    assert told.loc["due", "kind"] == "day"
    assert bool(told.loc["due", "may be missing"]) is True
    with pytest.raises(KeyError):
        schema_frame("other")


def test_counts_that_are_suppressed_are_missing() -> None:
    frame = concerns_frame(grouping()).set_index("id")
    assert frame.loc["delay", ["families", "of", "letters", "passages"]].to_list() == [4, 12, 5, 6]
    assert frame.loc["new-01", ["families", "of", "share", "low", "letters", "passages"]].isna().all()
    assert frame.loc["new-01", "stability_left_out"] == 0.8


def test_a_passage_is_laid_out_on_one_line_and_keeps_its_place() -> None:
    row = passages_frame(grouping()).iloc[0]
    assert row["text"] == "Nobody has rung us back."
    assert (row["start"], row["end"], row["letter"]) == (0, 24, "letter-001")

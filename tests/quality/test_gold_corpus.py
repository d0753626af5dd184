"""The annotated corpus: enough of every kind and style, and nothing in it that contradicts itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from nlp_toolkit.evaluate.example import Example, Line
from nlp_toolkit.evaluate.notation import KINDS, read_corpus

CORPUS = Path(__file__).parents[2] / "corpora" / "gold"

STYLES = {
    "action tables",
    "area committee questions",
    "assurances",
    "board minutes",
    "community council minutes",
    "governors' minutes",
    "history and background",
    "hypotheticals and refusals",
    "joint committee",
    "jottings",
    "long sentences",
    "matters arising",
    "NHS network notes",
    "note form",
    "numbered paragraphs",
    "parent council minutes",
    "parish narrative",
    "policy and duties",
    "procedural business",
    "recommendations and motions",
    "repetitions and conditions",
    "requests",
    "resolution blocks",
    "running paragraphs",
    "scrutiny bullets",
    "thanks and statistics",
    "transcript",
    "untidy minutes",
    "verbs of undertaking",
    "who and when",
    "youth parliament",
}


@pytest.fixture(scope="module")
def corpus() -> list[Example]:
    return read_corpus(CORPUS)


def is_trackable(example: Example, line: Line) -> bool:
    return any(
        record.trackable and record.quote.start < line.end and line.start < record.quote.end
        for record in example.records
    )


def test_at_least_1500_sentences_and_half_of_them_hold_nothing_to_track(corpus: list[Example]) -> None:
    trackable = Counter(is_trackable(example, line) for example in corpus for line in example.sentences)
    assert trackable.total() >= 1500
    assert trackable[False] >= trackable[True]
    assert trackable[True] >= 500


def test_every_kind_and_procedural_business_is_well_represented(corpus: list[Example]) -> None:
    kinds = Counter(record.kind for example in corpus for record in example.records if not record.procedural)
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < 80} == {}
    assert sum(record.procedural for example in corpus for record in example.records) >= 50


def test_each_house_style_is_there(corpus: list[Example]) -> None:
    sizes = Counter[str]()
    for example in corpus:
        sizes[example.style] += len(example.sentences)
    assert set(sizes) == STYLES
    assert {style: size for style, size in sizes.items() if size < 40} == {}


def test_each_style_keeps_a_part_for_the_test_and_two_keep_all(corpus: list[Example]) -> None:
    sizes = Counter((example.style, example.split) for example in corpus for _ in example.sentences)
    assert {style for style in STYLES if not sizes[style, "test"]} == set()
    assert {style for style in STYLES if not sizes[style, "train"]} == {"joint committee", "youth parliament"}
    tested = sum(size for (_, split), size in sizes.items() if split == "test")
    assert 0.12 <= tested / sizes.total() <= 0.20


def test_no_sentence_stands_twice(corpus: list[Example]) -> None:
    texts = Counter(example.text for example in corpus)
    assert [text for text, times in texts.items() if times > 1] == []
    training = {
        example.text[line.start : line.end]
        for example in corpus
        for line in example.sentences
        if example.split == "train"
    }
    repeated = [
        example.text[line.start : line.end]
        for example in corpus
        for line in example.sentences
        if example.split == "test" and example.text[line.start : line.end] in training
    ]
    assert repeated == []


def test_quotes_and_marks_are_the_words_of_the_text(corpus: list[Example]) -> None:
    for example in corpus:
        for record in example.records:
            quote = record.quote
            assert example.text[quote.start : quote.end] == quote.text, example.id
            assert not quote.text.startswith((",", ";", ".", "and ", "but ")), (example.id, quote.text)
            assert not quote.text.endswith((".", ",", ";")), (example.id, quote.text)


def test_owners_known_by_the_attendance_are_in_it(corpus: list[Example]) -> None:
    for example in corpus:
        for record in example.records:
            for name in (record.owner_is or "").split(" and ") if example.present else ():
                assert not name or any(person.startswith(name) for person in example.present), (example.id, name)


def test_a_promise_falls_due_after_its_meeting_and_within_two_years(corpus: list[Example]) -> None:
    for example in corpus:
        assert example.meeting_date is not None, example.id
        for record in example.records:
            if record.due and record.due.date and record.kind != "update":
                days = (record.due.date - example.meeting_date).days
                assert 0 <= days <= 730, (example.id, record.due)

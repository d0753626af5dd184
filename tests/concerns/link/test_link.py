"""Promises are set beside the concerns they answer, with both quotes; what officers decided of a link stands."""

from __future__ import annotations

import datetime as dt
import importlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.feature_extraction.text import HashingVectorizer

from nlp_toolkit.concerns.link import MADE, PROPOSED, Taught, compare
from nlp_toolkit.concerns.link.compare import learnt
from nlp_toolkit.concerns.link.judge import Judge
from nlp_toolkit.concerns.link.likeness import Likeness, closest
from nlp_toolkit.concerns.link.promises import STRENGTHS, codes, promises
from nlp_toolkit.concerns.link.strength import Strengths, by_words
from nlp_toolkit.concerns.link.subjects import Subject, of_themes
from nlp_toolkit.concerns.themes import shipped
from nlp_toolkit.records import Change, Commitment, Concern, Framework, Line, Passage, PlanAction, Quote

TAXONOMY = shipped()
CORPORA = Path(__file__).parents[3] / "corpora"


class Hashing:
    """Words as rows, for tests that need no meaning."""

    def __init__(self) -> None:
        self._rows = HashingVectorizer(n_features=128, alternate_sign=False, stop_words="english", ngram_range=(1, 1))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(self._rows.transform(texts).toarray(), dtype=np.float32)


def line(ref: str, words: str, **fields: object) -> Line:
    record = Commitment(Quote("panel-march", 0, len(words), words), "action")
    return Line(ref, record, what=words, promised=dt.date(2024, 3, 6), **fields)  # type: ignore[arg-type]


def concern(code: str, words: str, day: dt.date = dt.date(2024, 1, 9)) -> Concern:
    quote = Quote("letter-001", 0, len(words), words)
    passage = Passage("letter-001:0", "family-01", quote, 0, len(words), day, concern=code)
    return Concern(code, TAXONOMY.theme(code).name, code, first=day, quotes=(passage,))


TRANSPORT = concern("transport", "The taxi does not come and he misses school.")
REVIEWS = concern("annual_review", "There has been no annual review for two years.")
LINES = (
    line("CF (23/24) 01", "Taxi firms that do not turn up for home to school transport would lose the school contract"),
    line("CF (23/24) 02", "Every annual review would be held within twelve months and amended plans issued"),
    line("CF (23/24) 03", "The hedge by the bowling green would be cut"),
)


@pytest.fixture(scope="module", autouse=True)
def _learn_once() -> Iterator[None]:
    """Learn the promises once for each encoder and its themes, for learning takes seconds."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(importlib.import_module("nlp_toolkit.concerns.link.compare"), "learnt", cache(learnt))
        yield


@pytest.fixture(scope="module")
def taught() -> Taught:
    return Taught(Hashing(), TAXONOMY.themes, TAXONOMY.cues)


def refs(concerns: Sequence[Concern], taught: Taught, lines: Sequence[Line] = LINES) -> dict[str, list[str]]:
    answers = compare(concerns, [p for c in concerns for p in c.quotes], lines, taught=taught).answers
    return {answer.concern: [link.ref for link in answer.links if not link.proposed] for answer in answers}


def test_each_concern_finds_the_promise_about_the_same_thing(taught: Taught) -> None:
    assert refs((TRANSPORT, REVIEWS), taught) == {"transport": ["CF (23/24) 01"], "annual_review": ["CF (23/24) 02"]}


def test_a_link_carries_both_quotes_and_a_reason_and_its_doubt(taught: Taught) -> None:
    (answer,) = compare((TRANSPORT,), TRANSPORT.quotes, LINES, taught=taught).answers
    link = answer.links[0]
    assert link.raised == TRANSPORT.quotes[0].quote
    assert link.promised == LINES[0].first.quote
    assert "taxi" in link.reason
    assert all(link.proposed == (link.score < MADE) and link.score >= PROPOSED for link in answer.links)


def test_what_nobody_asked_for_is_told(taught: Taught) -> None:
    assert "CF (23/24) 03" in compare((TRANSPORT, REVIEWS), (), LINES, taught=taught).unasked


def test_an_officer_confirms_and_refuses_and_that_stays(taught: Taught) -> None:
    decided = {("transport", "CF (23/24) 01"): False, ("transport", "CF (23/24) 03"): True}
    (answer,) = compare((TRANSPORT,), TRANSPORT.quotes, LINES, taught=replace(taught, decided=decided)).answers
    assert "CF (23/24) 01" not in [link.ref for link in answer.links]
    (confirmed,) = (link for link in answer.links if link.ref == "CF (23/24) 03")
    assert (confirmed.decided, confirmed.proposed) == (True, False)


def test_days_are_counted_from_raised_to_promised_to_done_and_what_is_raised_again_is_told(taught: Taught) -> None:
    done = Change("CF (23/24) 01", "done", dt.date(2024, 5, 1), "run 1")
    lines = (replace(LINES[0], state="reported_done", story=(done,)), *LINES[1:])
    again = replace(TRANSPORT.quotes[0], id="letter-002:0", date=dt.date(2024, 6, 3))
    (answer,) = compare((TRANSPORT,), (*TRANSPORT.quotes, again), lines, taught=taught).answers
    assert (answer.days_to_promise, answer.days_to_done) == (57, 56)
    assert answer.still_raised == dt.date(2024, 6, 3)


def test_without_promises_every_concern_stands_unanswered(taught: Taught) -> None:
    assert [answer.answered for answer in compare((TRANSPORT, REVIEWS), (), (), taught=taught).answers] == [False] * 2


def test_promises_and_concerns_are_put_under_the_actions_of_a_plan(taught: Taught) -> None:
    actions = (
        PlanAction("1", "Home to school transport", "Taxi contracts for school transport are enforced"),
        PlanAction("2", "Street lighting", "Lamps are mended"),
    )
    plan = Framework("Plan", actions)
    mapped = compare((TRANSPORT, REVIEWS), TRANSPORT.quotes, LINES, taught=taught, plan=plan).mapped
    assert {(placed.action, placed.ref) for placed in mapped if placed.ref} == {("1", "CF (23/24) 01")}
    assert {(placed.action, placed.concern) for placed in mapped if placed.concern} == {("1", "transport")}
    assert all(placed.reason.startswith("both speak of “Home to school transport”") for placed in mapped)


def test_the_promises_are_learned_once_for_the_concerns_and_the_plan() -> None:
    class Counting(Hashing):
        asked: ClassVar[list[str]] = []

        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            self.asked.extend(texts)
            return super().encode(texts)

    plan = Framework("Plan", (PlanAction("1", "Home to school transport", "Taxi contracts are enforced"),))
    taught = Taught(Counting(), TAXONOMY.themes, TAXONOMY.cues)
    compare((TRANSPORT,), TRANSPORT.quotes, LINES, taught=taught, plan=plan)
    under_a_title = next(promise.variants[1] for promise in promises() if promise.under)
    assert Counting.asked.count(under_a_title) == 1


def test_concerns_without_a_taxonomy_find_the_promise_about_the_same_thing(taught: Taught) -> None:
    found = replace(TRANSPORT, id="c01", label="Taxi, school transport", theme=None)
    reviews = replace(REVIEWS, id="c02", label="Annual review", theme=None)
    answers = compare((found, reviews), (), LINES, taught=Taught(taught.encoder)).answers
    best = {answer.concern: max(answer.links, key=lambda link: link.score).ref for answer in answers if answer.links}
    assert best == {"c01": "CF (23/24) 01", "c02": "CF (23/24) 02"}


def test_the_nearest_few_are_averaged_and_none_counts_as_far() -> None:
    assert closest(np.array([[0.1, 0.9, 0.5, 0.7]]), 2).tolist() == [pytest.approx(0.8)]
    assert closest(np.zeros((3, 0))).tolist() == [0.0, 0.0, 0.0]


def test_words_that_speak_for_a_subject_raise_its_sign() -> None:
    cues = (re.compile(r"\btaxis?\b"), re.compile(r"\b(bus) and \1\b"), re.compile("escort"))
    subjects = (Subject("transport", "School transport", ("late",), cues), Subject("reviews", "Reviews", ("held",)))
    texts = ["The Taxi came", "bus and bus", "bus and taxidermy", "an ESCORT", "reviews"]
    signs = Likeness(Hashing(), subjects).signs(texts, np.asarray(Hashing().encode(texts), dtype=np.float64))
    assert signs[:, 0, 3].tolist() == [1.0, 1.0, 0.0, 1.0, 0.0]
    assert not signs[:, 1, 3].any()


def test_the_judge_weighs_what_it_was_taught_into_probabilities() -> None:
    themes = of_themes(TAXONOMY.themes, TAXONOMY.cues)
    judge = Judge(Hashing(), themes).fit(promises())
    asked = Subject("bins", "Missed bins. Bins that are not emptied.")
    texts = [promise.words for promise in promises()]
    found = judge.probabilities(texts, (*themes, asked))
    assert found.shape == (len(texts), len(themes) + 1)
    assert ((found >= 0) & (found <= 1)).all()
    told = np.array([[theme.code in dict(promise.answers) for theme in themes] for promise in promises()])
    assert found[:, :-1][told].mean() > 0.4 > 0.1 > found[:, :-1][~told].mean()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Every child would have a school place by May", "direct"),
        ("The Director would report the number of late reviews", "partial"),
        ("The transport policy would be consulted on", "partial"),
        ("Members would visit the site of the new school", "mentions"),
    ],
)
def test_how_far_a_promise_answers(words: str, expected: str) -> None:
    assert by_words(words) == expected


def test_how_far_is_learned_and_one_in_soft_words_or_on_a_condition_answers_a_part() -> None:
    words = "Every child would have a school place"
    strengths = Strengths(Hashing()).fit(promises())
    held_back = (line("B", words, firmness="soft"), line("C", words, condition="if funding is found"))
    report = line("D", "The Director would report the number of late reviews to the next meeting")
    assert strengths.of([line("A", words), *held_back, report]) == ["direct", "partial", "partial", "partial"]
    assert strengths.of([]) == []


def test_the_promises_learned_from_name_themes_that_there_are() -> None:
    assert codes() <= set(TAXONOMY.codes)
    assert len(promises()) > 800
    assert sum(not promise.answers for promise in promises()) > 180
    assert len({promise.words for promise in promises()}) == len(promises())


@pytest.mark.parametrize("path", sorted((CORPORA / "gold" / "links").glob("*.toml")), ids=lambda path: path.stem)
def test_the_links_written_down_join_concerns_and_promises_that_there_are(path: Path) -> None:
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {concern["id"] for concern in held["concerns"]}
    assert all(concern["id"] in TAXONOMY.codes or concern.get("label") for concern in held["concerns"])
    joined = {code for promise in held["promises"] for how in STRENGTHS for code in promise.get(how, [])}
    assert joined <= known
    taught_from = {promise.words for promise in promises()}
    assert not taught_from & {promise["words"] for promise in held["promises"]}


def test_the_links_expected_of_the_sample_name_its_threads() -> None:
    sources = CORPORA / "sources"
    expected = tomllib.loads((sources / "links.toml").read_text(encoding="utf-8"))
    threads = (sources / "threads.md").read_text(encoding="utf-8")
    assert set(expected) <= set(TAXONOMY.codes)
    for strengths in expected.values():
        assert set(strengths) <= set(STRENGTHS)
        assert all(f"## {thread} " in threads for names in strengths.values() for thread in names)

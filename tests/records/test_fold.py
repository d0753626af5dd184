"""What a history comes to: each line as its changes leave it, and a person's word above a run's."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_toolkit.records import (
    STATES,
    Change,
    ChangeKind,
    Commitment,
    Due,
    Line,
    Quote,
    Sitting,
    fold,
    refusal,
    turned_down,
    waiting,
)

REF = "CF (21/22) 07"
WORDS = Quote("panel-january", 0, 52, "all 88 overdue reviews would be finished by 31 July 2022")
PROMISED, JUNE, NOVEMBER, END = dt.date(2022, 1, 25), dt.date(2022, 6, 15), dt.date(2022, 11, 15), dt.date(2023, 6, 30)
RECORD = Commitment(
    WORDS,
    "commitment",
    owner="the Head of Reviews",
    owner_is="Orla Penrose",
    due=Due("by 31 July 2022", dt.date(2022, 7, 31)),
    item="505 Reviews",
    summary="Finish all 88 overdue reviews.",
)


class Book:
    """Write changes one after the other, as the store numbers them."""

    def __init__(self, **opening: Any) -> None:
        self.changes: list[Change] = []
        self.run("new", PROMISED, record=RECORD, quote=WORDS, committee="Reviews Panel", **opening)

    def run(self, kind: ChangeKind, on: dt.date, **fields: Any) -> int:
        return self._add(Change(REF, kind, on, "run 1", **{"quote": WORDS, **fields}))

    def person(self, kind: ChangeKind, on: dt.date, **fields: Any) -> int:
        return self._add(Change(REF, kind, on, "O Penrose", person=True, **fields))

    def _add(self, change: Change) -> int:
        number = len(self.changes) + 1
        self.changes.append(Change(**{name: getattr(change, name) for name in Change.__slots__} | {"id": number}))
        return number

    def line(self, as_at: dt.date = END, **options: Any) -> Line:
        (found,) = fold(self.changes, as_at=as_at, **options)
        return found


def test_a_line_opens_with_what_the_record_says() -> None:
    line = Book().line(PROMISED)
    assert (line.ref, line.what, line.owner, line.minute) == (
        REF, "Finish all 88 overdue reviews.", "Orla Penrose", "505"
    )  # fmt: skip
    assert (line.promised, line.due, line.first_due, line.state) == (
        PROMISED, dt.date(2022, 7, 31), dt.date(2022, 7, 31), "open"
    )  # fmt: skip


def test_nothing_is_known_before_the_day_it_happened() -> None:
    book = Book()
    book.run("slipped", JUNE, field="due", after="2022-10-31")
    assert fold(book.changes, as_at=PROMISED - dt.timedelta(days=1)) == []
    assert book.line(JUNE - dt.timedelta(days=1)).slips == 0
    assert book.line(JUNE).slips == 1


def test_a_slip_keeps_the_first_day_and_is_counted() -> None:
    book = Book()
    book.run("slipped", JUNE, field="due", before="2022-07-31", after="2022-10-31")
    book.run("slipped", NOVEMBER, field="due", before="2022-10-31", after="2023-03-31")
    line = book.line(NOVEMBER)
    assert (line.first_due, line.due, line.slips, line.state) == (
        dt.date(2022, 7, 31), dt.date(2023, 3, 31), 2, "extended"
    )  # fmt: skip
    assert book.line(END).state == "overdue"


def test_an_earlier_or_a_first_day_is_no_slip() -> None:
    book = Book()
    book.run("slipped", JUNE, field="due", after="2022-07-01")
    assert (book.line().slips, book.line().due) == (0, dt.date(2022, 7, 1))


def test_weaker_words_requests_and_failures_are_kept() -> None:
    book = Book()
    book.run("asked_again", JUNE)
    book.run("asked_again", NOVEMBER)
    book.run("softened", NOVEMBER, field="firmness", after="soft")
    line = book.line()
    assert (line.asked, line.firmness, line.heard) == (2, "soft", NOVEMBER)


def test_done_is_reported_until_a_person_has_seen_the_evidence() -> None:
    book = Book()
    book.run("done", JUNE, field="state", after="reported_done")
    assert book.line().state == "reported_done"
    book.run("evidenced", NOVEMBER, field="state", after="evidenced_done")
    assert book.line().state == "reported_done"
    assert [change.kind for change in waiting(book.line())] == ["evidenced"]
    book.person("evidenced", NOVEMBER, field="state", after="evidenced_done")
    assert book.line().state == "evidenced_done"


@pytest.mark.parametrize("kind", ["slipped", "not_done", "reopened"])
def test_words_to_the_contrary_reopen_what_was_only_reported_done(kind: ChangeKind) -> None:
    book = Book()
    book.run("done", JUNE)
    book.run(kind, NOVEMBER, **({"field": "due", "after": "2023-12-31"} if kind == "slipped" else {}))
    assert book.line().state in {"reopened", "extended", "overdue"}


SET_BY_A_PERSON: list[tuple[dict[str, Any], ChangeKind, dict[str, Any]]] = [
    ({"kind": "dropped", "field": "state", "after": "dropped"}, "done", {"field": "state"}),
    ({"kind": "paused", "field": "state", "after": "paused"}, "reopened", {"field": "state"}),
    ({"kind": "set", "field": "due", "after": "2022-12-24"}, "slipped", {"field": "due", "after": "2023-05-01"}),
    ({"kind": "set", "field": "owner", "after": "Ravi Holt"}, "set", {"field": "owner", "after": "A Clerk"}),
    ({"kind": "set", "field": "firmness", "after": "firm"}, "softened", {"field": "firmness", "after": "soft"}),
]


@pytest.mark.parametrize(("decision", "kind", "fields"), SET_BY_A_PERSON)
@pytest.mark.parametrize("person_first", [True, False])
@pytest.mark.parametrize("person_earlier", [True, False])
def test_what_a_person_set_is_never_overwritten_by_a_run(
    decision: dict[str, Any],
    kind: ChangeKind,
    fields: dict[str, Any],
    *,
    person_first: bool,
    person_earlier: bool,
) -> None:
    """Whoever wrote first, and whichever day came first, the person's value stands."""
    days = (JUNE, NOVEMBER) if person_earlier else (NOVEMBER, JUNE)
    field = decision["field"]

    def decide(book: Book) -> None:
        book.person(on=days[0], **decision)

    def run(book: Book) -> None:
        book.run(kind, days[1], **fields)

    alone, both = Book(), Book()
    decide(alone)
    for step in (decide, run) if person_first else (run, decide):
        step(both)
    assert getattr(both.line(), field) == getattr(alone.line(), field)
    if person_first or person_earlier:
        assert [each.kind for each in waiting(both.line())] == [kind]
        assert "O Penrose set" in waiting(both.line())[0].reason


def test_a_person_who_set_one_field_does_not_stop_the_others() -> None:
    book = Book()
    book.person("set", JUNE, field="owner", after="Ravi Holt")
    book.run("done", NOVEMBER)
    assert (book.line().owner, book.line().state) == ("Ravi Holt", "reported_done")
    assert waiting(book.line()) == []


def test_a_note_adds_and_stops_nothing() -> None:
    book = Book()
    book.person("set", JUNE, field="note", after="Rang the service")
    book.person("set", NOVEMBER, field="note", after="Rang again")
    book.run("done", NOVEMBER)
    assert book.line().notes == ("Rang the service", "Rang again")
    assert book.line().state == "reported_done"


def test_a_proposal_moves_nothing_until_it_is_accepted() -> None:
    book = Book()
    number = book.run("slipped", JUNE, field="due", after="2022-10-31", proposed=True)
    assert (book.line().slips, book.line().heard, [c.id for c in waiting(book.line())]) == (0, PROMISED, [number])
    book.person("accepted", NOVEMBER, of=number)
    assert book.line(NOVEMBER - dt.timedelta(days=1)).slips == 0
    assert (book.line(NOVEMBER).slips, book.line().due) == (1, dt.date(2022, 10, 31))
    assert waiting(book.line()) == []


def test_an_accepted_proposal_stands_as_a_persons_word() -> None:
    book = Book()
    number = book.run("done", JUNE, proposed=True)
    book.person("accepted", JUNE, of=number)
    book.run("not_done", NOVEMBER)
    assert book.line().state == "reported_done"
    assert [change.kind for change in waiting(book.line())] == ["not_done"]


def test_a_refused_proposal_is_gone_from_the_story() -> None:
    book = Book()
    number = book.run("done", JUNE, proposed=True)
    book.person("refused", NOVEMBER, of=number, reason="about another review")
    line = book.line()
    assert line.state == "overdue"
    assert waiting(line) == []
    assert [change.kind for change in line.story] == ["new", "refused"]


def test_a_run_that_a_person_shielded_can_be_accepted_all_the_same() -> None:
    book = Book()
    book.person("set", JUNE, field="due", after="2022-12-24")
    number = book.run("slipped", NOVEMBER, field="due", after="2023-05-01")
    book.person("accepted", END, of=number)
    assert (book.line().due, book.line().slips) == (dt.date(2023, 5, 1), 1)


def test_a_proposed_line_opens_when_it_is_accepted_and_is_turned_down_when_refused() -> None:
    accepted, refused = Book(proposed=True), Book(proposed=True)
    assert accepted.line().state == "proposed"
    accepted.person("accepted", JUNE, of=1)
    refused.person("refused", JUNE, of=1)
    assert (accepted.line(JUNE).state, turned_down(accepted.line())) == ("open", False)
    assert (refused.line().state, turned_down(refused.line())) == ("dropped", True)


def test_what_a_run_withdrew_counts_no_more_and_can_come_back() -> None:
    book = Book()
    slip = book.run("slipped", JUNE, field="due", after="2022-10-31")
    gone = book.run("withdrawn", JUNE, of=slip)
    assert (book.line().slips, [change.kind for change in book.line().story]) == (0, ["new"])
    book.run("withdrawn", JUNE, of=gone)
    assert book.line().slips == 1


def test_a_run_cannot_withdraw_what_a_person_accepted() -> None:
    book = Book()
    slip = book.run("slipped", JUNE, field="due", after="2022-10-31", proposed=True)
    book.person("accepted", JUNE, of=slip)
    book.run("withdrawn", JUNE, of=slip)
    assert book.line().slips == 1


def test_a_line_whose_opening_was_withdrawn_keeps_its_reference() -> None:
    book = Book()
    book.run("withdrawn", PROMISED, of=1, after="CF (21/22) 02")
    assert (book.line().ref, book.line().state, turned_down(book.line())) == (REF, "superseded", True)


def test_a_proposed_withdrawal_waits() -> None:
    book = Book()
    book.person("set", JUNE, field="owner", after="Ravi Holt")
    book.run("withdrawn", PROMISED, of=1, after="CF (21/22) 02", proposed=True)
    assert not turned_down(book.line())
    assert [change.kind for change in waiting(book.line())] == ["withdrawn"]


def test_an_illegal_move_of_a_run_is_kept_as_a_proposal_with_its_reason() -> None:
    book = Book()
    book.person("dropped", JUNE, field="state", after="dropped")
    book.run("superseded", NOVEMBER, field="state", after="superseded")
    assert book.line().state == "dropped"
    assert waiting(book.line())


def test_silence_is_counted_in_meetings_of_the_committee() -> None:
    book = Book()
    book.run("progress", JUNE)
    sittings = [
        Sitting("Reviews Panel", PROMISED),
        Sitting("Reviews Panel", JUNE),
        Sitting("The Reviews Panel", dt.date(2022, 7, 20)),
        Sitting("Reviews Panel", NOVEMBER, "Wexmoor Council"),
        Sitting("Cabinet", NOVEMBER),
        Sitting("Reviews Panel", dt.date(2023, 7, 1)),
    ]
    line = book.line(sittings=sittings)
    assert (line.silent, line.missed) == (2, 1)
    book.run("done", NOVEMBER)
    assert book.line(sittings=sittings).silent == 0


def test_a_correction_of_the_opening_moves_the_first_day_too() -> None:
    book = Book()
    book.run("set", PROMISED, field="due", before="2022-07-31", after="2022-08-31", of=1)
    assert (book.line().first_due, book.line().due) == (dt.date(2022, 8, 31), dt.date(2022, 8, 31))


KINDS: tuple[ChangeKind, ...] = (
    "progress", "not_done", "slipped", "softened", "asked_again", "done", "evidenced", "paused", "superseded",
    "dropped", "reopened",
)  # fmt: skip
DAYS = st.dates(PROMISED, END)
CHANGES = st.tuples(st.sampled_from(KINDS), DAYS, DAYS, st.booleans(), st.booleans())


@settings(max_examples=40)
@given(st.lists(CHANGES, max_size=8))
def test_any_history_folds_to_legal_lines_whatever_its_order(given_changes: list[tuple[Any, ...]]) -> None:
    book = Book()
    for kind, on, due, person, proposed in given_changes:
        fields = {"field": "due", "after": due.isoformat()} if kind == "slipped" else {}
        (book.person if person else book.run)(kind, on, proposed=proposed and not person, **fields)
    line = book.line()
    assert line.state in STATES
    assert book.line() == fold(list(reversed(book.changes)), as_at=END)[0]
    assert line.slips <= sum(change.kind == "slipped" for change in book.changes)
    for before, after in itertools.pairwise(line.story):
        assert before.on <= after.on or after.person


@settings(max_examples=40)
@given(st.lists(CHANGES, max_size=6), st.sampled_from(["paused", "dropped", "reported_done"]))
def test_a_persons_state_stands_whatever_runs_write(runs: list[tuple[Any, ...]], state: Any) -> None:
    book = Book()
    kind = {"paused": "paused", "dropped": "dropped", "reported_done": "done"}[state]
    book.person(kind, JUNE, field="state", after=state)  # type: ignore[arg-type]
    assert refusal("open", state) == ""
    for kind, on, due, _, proposed in runs:
        fields = {"field": "due", "after": due.isoformat()} if kind == "slipped" else {}
        book.run(kind, on, proposed=proposed, **fields)
    assert book.line().state == state

from __future__ import annotations

import pytest

from nlp_toolkit.concerns.group.decisions import (
    Decision,
    DecisionError,
    Log,
    dumps,
    fingerprint,
    loads,
    matched,
    moved_to_themes,
    obeyed,
)


def test_a_log_survives_writing_and_holds_no_words() -> None:
    secret = "The taxi left [CHILD 1] at the gate."
    log = Log(
        (Decision("name", "new-01", "Taxis that leave"), Decision("move", to="delay", passages=(fingerprint(secret),))),
        {"new-01": (fingerprint(secret),)},
    )
    written = dumps(log)
    assert loads(written) == log
    assert "taxi left" not in written


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 2}', '{"format": 1, "decisions": [{}], "known": {}}'])
def test_a_damaged_log_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(DecisionError, match=r"copy|toolkit"):
        loads(text)


@pytest.mark.parametrize(
    ("action", "told"),
    [("forget", {"concern": "new-01"}), ("name", {"concern": "new-01"}), ("merge", {"to": "new-02"}),
     ("split", {"concern": "new-01", "to": "x"})],
)  # fmt: skip
def test_a_decision_that_says_too_little_is_refused(action: str, told: dict[str, str]) -> None:
    with pytest.raises(DecisionError):
        Decision(action, **told)  # type: ignore[arg-type]


def test_concerns_keep_their_identifiers_from_run_to_run() -> None:
    known = {"new-01": ["a", "b", "c", "d"], "new-03": ["x", "y"]}
    assert matched([["x", "y", "z"], ["p", "q"], ["a", "b", "c", "new"]], known) == ["new-03", "new-04", "new-01"]


def test_two_groups_never_take_one_identifier() -> None:
    names = matched([["a", "b"], ["c", "d"]], {"new-01": ["a", "b", "c", "d"]})
    assert names == ["new-01", "new-02"]


def test_decisions_are_carried_out_in_order() -> None:
    placed = ["new-01", "new-01", "new-02", None, "delay"]
    prints = ["a", "b", "c", "d", "e"]
    now, names, accepted = obeyed(
        placed,
        prints,
        [
            Decision("split", "new-01", "lunch", ("b", "e")),
            Decision("merge", "new-02", "new-01"),
            Decision("move", to="delay", passages=("d",)),
            Decision("name", "new-01", "Taxis"),
        ],
    )
    assert now == ["new-01", "lunch", "new-01", "delay", "delay"]
    assert names == {"new-01": "Taxis"}
    assert accepted == {"lunch", "new-01", "delay"}


def test_what_officers_moved_under_a_theme_is_there_to_learn_from() -> None:
    decisions = [Decision("move", to="delay", passages=("a",)), Decision("move", to="new-01", passages=("b",))]
    assert moved_to_themes(decisions, ("delay", "transport")) == {"a": "delay"}

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sklearn.base import clone
from sklearn.utils.estimator_checks import (
    check_get_params_invariance,
    check_no_attributes_set_in_init,
    check_parameters_default_constructible,
    check_set_params,
)

from nlp_toolkit.concerns.group import ConcernModel, Decision, Log, fingerprint
from nlp_toolkit.concerns.group.saving import ModelFileError
from nlp_toolkit.concerns.themes import Taxonomy
from nlp_toolkit.records import Passage, Theme

TAXONOMY = Taxonomy(
    "small",
    (
        Theme("transport", "Taxis and buses", "The taxi is late.", ("the taxi was late", "no taxi came")),
        Theme("lunch", "Noise at lunch", "Noise in the canteen.", ("the noise at lunch", "noise in the canteen")),
        Theme("other", "Other", "What fits nowhere.", ("nothing of that sort",)),
    ),
)


def discovered(letters: list[Passage], encoder: object) -> ConcernModel:
    return ConcernModel("none", encoder=encoder).fit(letters)  # type: ignore[arg-type]


def test_what_families_say_alike_becomes_a_concern(letters: list[Passage], encoder: object) -> None:
    model = discovered(letters, encoder)
    assert sorted(len(set(model.labels_[k : k + 4])) for k in (0, 4, 8)) == [1, 1, 1]
    assert sorted(concern.terms[0] for concern in model.concerns_) == ["noise", "swimming", "taxi"]
    for concern in model.concerns_:
        assert concern.proposed
        assert (concern.families, concern.letters, concern.passages) == (4, 4, 4)
        assert len({quote.family for quote in concern.quotes}) == len(concern.quotes) == 4
        assert concern.stability is not None
        assert concern.stability.order == 1.0


def test_the_order_of_letters_changes_nothing(letters: list[Passage], encoder: object) -> None:
    mixed = random.Random(4).sample(letters, len(letters))
    here, there = discovered(letters, encoder), discovered(mixed, encoder)
    assert here.concerns_ == there.concerns_
    assert {p.id: p for p in here.passages_} == {p.id: p for p in there.passages_}


@pytest.mark.parametrize("count", range(7))
@pytest.mark.parametrize("taxonomy", [None, TAXONOMY])
def test_no_number_of_passages_is_too_small(
    letters: list[Passage], encoder: object, count: int, taxonomy: Taxonomy | None
) -> None:
    model = ConcernModel(taxonomy, encoder=encoder).fit(letters[:count])  # type: ignore[arg-type]
    assert len(model.labels_) == len(model.passages_) == count
    assert model.transform(letters[:2]).shape == (2, len(model.concerns_))


def test_themes_come_first_and_only_what_several_families_raise_is_proposed_beside_them(
    letters: list[Passage], encoder: object, passage: Callable[..., Passage]
) -> None:
    left = [*letters[8:], passage(20, "swimming again"), passage(21, "his swimming place")]
    one_family = [replace(one, family="family-09") for one in left]
    for rest, expected in ((left, True), (one_family, False)):
        model = ConcernModel(TAXONOMY, encoder=encoder).fit([*letters[:8], *rest], y=[""] * 8 + ["other"] * 6)  # type: ignore[arg-type]
        by_id = {concern.id: concern for concern in model.concerns_}
        assert by_id["transport"].label == "Taxis and buses"
        assert not by_id["transport"].proposed
        assert by_id["transport"].stability is None
        assert any(concern.proposed for concern in model.concerns_) == expected


def test_how_much_corrections_help_is_told_where_there_are_enough(letters: list[Passage], encoder: object) -> None:
    moves = tuple(Decision("move", "", "lunch", (fingerprint(one.quote.text),)) for one in letters)
    model = ConcernModel(TAXONOMY, encoder=encoder, log=Log(moves)).fit(letters)  # type: ignore[arg-type]
    points = model.learning_curve_
    assert [point.corrections for point in points] == [0, 9]
    assert points[1].right > points[0].right
    assert ConcernModel(TAXONOMY, encoder=encoder).fit(letters).learning_curve_ == ()  # type: ignore[arg-type]
    assert discovered(letters, encoder).learning_curve_ == ()


def test_what_officers_did_holds_after_the_next_run(
    letters: list[Passage], encoder: object, passage: Callable[..., Passage]
) -> None:
    first = discovered(letters, encoder)
    taxi, noise = first.labels_[0], first.labels_[4]
    decided = replace(
        first.log_,
        decisions=(
            Decision("name", taxi, "Taxis that do not come"),
            Decision("split", noise, "lunch-hall", (fingerprint(letters[5].quote.text),)),
        ),
    )
    more = [passage(40, "the taxi came an hour late"), *letters, passage(41, "swimming stopped")]
    second = ConcernModel("none", encoder=encoder, log=decided).fit(more)  # type: ignore[arg-type]
    by_id = {concern.id: concern for concern in second.concerns_}
    assert second.labels_[1] == taxi
    assert by_id[taxi].label == "Taxis that do not come"
    assert not by_id[taxi].proposed
    assert second.labels_[6] == "lunch-hall"
    assert second.passages_[6].reason == "An officer placed it here."
    assert second.labels_[5] == noise


def test_new_passages_are_placed_as_the_fitted_ones_were(letters: list[Passage], encoder: object) -> None:
    model = discovered(letters, encoder)
    assert list(model.predict(letters)) == list(model.labels_)
    assert list(model.predict(["something wholly unheard"])) == [""]


def test_it_is_shaped_as_scikit_learn_has_estimators() -> None:
    model = ConcernModel("none", random_state=3)
    assert clone(model).get_params() == model.get_params()
    assert clone(model).set_params(threshold=0.3).threshold == 0.3
    for check in (check_parameters_default_constructible, check_no_attributes_set_in_init,
                  check_get_params_invariance, check_set_params):  # fmt: skip
        check("ConcernModel", model)


def test_a_taxonomy_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match=r"themes\.docx"):
        ConcernModel("themes.docx").fit(["a", "b"])


def test_numbers_are_no_passages() -> None:
    with pytest.raises(TypeError, match="int"):
        ConcernModel("none").fit([1, 2])  # type: ignore[list-item]


def test_an_encoder_that_learned_the_letters_words_is_not_kept(letters: list[Passage], tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="minilm"):
        ConcernModel("none", encoder="lexical").fit(letters).save(tmp_path)
    with pytest.raises(ModelFileError, match="save it again"):
        ConcernModel.load(tmp_path)

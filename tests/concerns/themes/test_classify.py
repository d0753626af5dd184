"""Passages take the theme of the examples they are like, and officers' corrections are learned."""

import pytest

from nlp_toolkit.concerns.group.embed import choose
from nlp_toolkit.concerns.themes import Point, Taxonomy, ThemeClassifier, corrections, learned, learning_curve
from nlp_toolkit.records import Passage, Quote, Theme

PARKING = ("There is nowhere to park.", "The car park is full.", "Parking costs too much.", "I could not park my car.")
FOOD = ("The soup was cold.", "The bread was stale.", "Dinner was burnt.", "The soup and the bread were bad.")
TAXONOMY = Taxonomy(
    "café",
    (
        Theme("parking", "Parking", "Nowhere to park a car.", PARKING),
        Theme("food", "Food", "Soup, bread and dinner.", FOOD),
    ),
)


def passage(text, n=0, before=""):
    return Passage(
        f"letter-001:{n}", "family-01", Quote("letter-001", n, n + len(text), text), n, n + len(text), before=before
    )


@pytest.fixture(scope="module")
def encoder():
    return choose("lexical").fit([*PARKING, *FOOD, "Parking", "Food", "The queue was long at the till."])


@pytest.fixture(scope="module")
def classifier(encoder):
    return ThemeClassifier(TAXONOMY, encoder).fit()


def test_passages_take_the_theme_of_what_they_are_like(classifier):
    placed = classifier.place([passage("My soup was cold."), passage("I could not park.", 50)])
    assert [one.theme for one in placed] == ["food", "parking"]
    assert all(0 < one.theme_score <= 1 and "Placed under" in one.reason for one in placed)


def test_what_lies_between_themes_takes_none(classifier):
    placed = classifier.place([passage("xyzzy")])[0]
    assert placed.theme is None or placed.theme_score >= classifier.margin
    strict = ThemeClassifier(TAXONOMY, classifier.encoder, margin=1.0).fit().place([passage("My soup was cold.")])[0]
    assert strict.theme is None
    assert "placed under neither" in strict.reason


def test_a_passage_is_read_with_the_sentence_before_it(classifier):
    alone, led = classifier.place([passage("It was bad."), passage("It was bad.", 9, before="The car park is full.")])
    gain = classifier.predict_proba(["It was bad.", "The car park is full."])[:, 0]
    assert gain[1] > gain[0]
    assert (led.theme, led.theme_score) != (alone.theme, alone.theme_score)


def test_what_officers_moved_teaches_the_next_run(encoder):
    queue = [passage("The queue was long at the till.", n * 100) for n in range(4)]
    moved = {one.id: "parking" for one in queue}
    before = ThemeClassifier(TAXONOMY, encoder).fit().predict_proba([queue[0].quote.text])[0, 0]
    after = (
        ThemeClassifier(TAXONOMY, encoder).fit(*corrections(queue, moved)).predict_proba([queue[0].quote.text])[0, 0]
    )
    assert after > before
    assert after > 0.5


def test_a_code_that_is_no_theme_is_refused(encoder):
    with pytest.raises(ValueError, match="'cars' is no theme of café"):
        ThemeClassifier(TAXONOMY, encoder).fit([passage("x")], ["cars"])


def test_one_theme_takes_all(encoder):
    only = Taxonomy("one", TAXONOMY.themes[:1])
    assert ThemeClassifier(only, encoder).fit().place([passage("The soup was cold.")])[0].theme == "parking"


def test_input_is_left_alone(classifier):
    given = passage("My soup was cold.")
    classifier.place([given])
    assert given.theme is None
    assert classifier.place([]) == ()


def test_what_was_learned_can_be_taken_up_again(classifier, encoder):
    again = ThemeClassifier(TAXONOMY, encoder).recall(classifier.learned_)
    texts = ["My soup was cold.", "I could not park."]
    assert again.predict_proba(texts).tolist() == classifier.predict_proba(texts).tolist()


def test_no_word_of_a_letter_stays_in_what_was_learned(encoder):
    taught = ThemeClassifier(TAXONOMY, encoder).fit([passage("Zebedee cried.")], ["food"])
    assert taught.learned_["weights"].shape == ThemeClassifier(TAXONOMY, encoder).fit().learned_["weights"].shape


def test_the_learning_curve_rises_where_corrections_tell_something_new(encoder):
    queue = [passage(f"The queue was long at the till, {n}.", n * 100) for n in range(12)]
    points = learning_curve(TAXONOMY, encoder, queue, ["parking"] * 12)
    assert [point.corrections for point in points] == [0, 9]
    assert points[-1].accuracy == 1.0
    assert all(point.tested == 12 for point in points)


def test_the_curve_is_told_in_a_sentence_step_by_step():
    told = learned([Point(0, 20, 11), Point(10, 20, 13), Point(16, 20, 15)])
    assert told.endswith("11 came right without corrections, 13 with 10; and 15 with 16 others to learn from.")


def test_a_theme_that_stands_anywhere_is_not_drowned_by_what_else_a_letter_is_about(encoder):
    letter = [passage(text, n * 100) for n, text in enumerate([*PARKING * 5, "My soup was there."])]
    alone = Taxonomy(TAXONOMY.name, TAXONOMY.themes, cues=TAXONOMY.cues)
    heard = Taxonomy(TAXONOMY.name, TAXONOMY.themes, cues=TAXONOMY.cues, anywhere=frozenset(["food"]))
    leads = [ThemeClassifier(told, encoder).fit().place(letter)[-1] for told in (alone, heard)]
    assert leads[1].theme == "food"
    assert leads[1].confidence > (leads[0].confidence if leads[0].theme == "food" else 0.0)


def test_a_second_fit_forgets_the_corrections_of_the_first(encoder):
    taught = ThemeClassifier(TAXONOMY, encoder).fit([passage("The queue was long.")], ["parking"])
    again = taught.fit().predict_proba(["The queue was long."])
    assert again.tolist() == ThemeClassifier(TAXONOMY, encoder).fit().predict_proba(["The queue was long."]).tolist()


def test_too_few_corrections_give_no_curve(encoder):
    assert learning_curve(TAXONOMY, encoder, [passage("x")], ["food"]) == ()


def test_each_thing_that_a_definition_lists_is_learned_from(encoder):
    bare = Taxonomy(
        "bare",
        (
            Theme("parking", "Parking", "Cars: the car park is full, nowhere to park."),
            Theme("food", "Food", "What is eaten: the soup was cold, the bread was stale."),
        ),
    )
    placed = (
        ThemeClassifier(bare, encoder).fit().place([passage("The bread was stale."), passage("Nowhere to park!", 50)])
    )
    assert [one.theme for one in placed] == ["food", "parking"]

"""Tell the months, days, seasons and colours that are somebody's name from those that are not."""

from __future__ import annotations

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.slots import does

_WORDS = terms.load("name_context")
COLOURS = frozenset(["black", "white", "brown"])
_TIMES = frozenset(
    ["before", "in", "this", "last", "next", "until", "till", "since", "by", "after", "over", "all", "of"]
)
_BEFORE_PLACE = frozenset(_WORDS["into_place"])
_AFTER_FAITH = frozenset(["name", "names", "school", "faith", "church", "values", "charity"])
_BEFORE_MONTH = frozenset(_WORDS["before_month"])
_DETERMINERS = frozenset(_WORDS["determiners"])


def of_a_sort(letter: Letter, index: int) -> bool:
    """Tell whether a word is a colour that somebody is, or a month or season where dates are told ('in April')."""
    key, cues = letter.words[index].key, letter.lists.cues
    if key in COLOURS:
        return index - 1 not in letter.names
    if key not in cues["months"] | cues["seasons"] | {"summer"}:
        return False
    before = letter.words[index - 1].key if index and not letter.words[index].gap.strip() else ""
    after = letter.after(index)
    return not letter.low[index] or before in _TIMES | _BEFORE_MONTH or after[:1].isdigit()


def of_the_calendar(letter: Letter, index: int) -> bool:
    """Tell whether a word in lower case is a day of the week, or a season after what leads to one."""
    key = letter.words[index].key
    if letter.words[index].shape != "lower":
        return False
    before = letter.words[index - 1].key if index and not letter.words[index].gap.strip() else ""
    return key in letter.lists.cues["days"] or (key in letter.lists.cues["seasons"] | {"summer"} and before in _TIMES)


def month_as_name(letter: Letter, index: int) -> bool:
    """Tell whether May, April or June is a person here."""
    word = letter.words[index]
    if word.shape != "Capital" or letter.eponym(index) or letter.body(index):
        return False
    dated = word.key in letter.lists.cues["months"] and letter.after(index)[:1].isdigit()
    if word.key in letter.lists.cues["also_names"] and not dated:
        return _not_a_place(letter, index)
    before = letter.before(index)
    after = letter.after(index)
    if before in _BEFORE_MONTH or before.isdigit() or after.isdigit() or after in letter.lists.cues["not_after_name"]:
        return False
    if before in letter.lists.cues["months"]:
        return False
    return word.possessive or does(after)


def _not_a_place(letter: Letter, index: int) -> bool:
    """Tell whether Jordan or Devon stands where a place would not."""
    before = letter.before(index)
    return before not in _BEFORE_PLACE and before not in _DETERMINERS and letter.after(index) not in _AFTER_FAITH

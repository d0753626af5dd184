"""Details that together point to one family are warned of beside the passage; what many tell is not."""

from __future__ import annotations

from nlp_toolkit.concerns.cautions import cautioned
from nlp_toolkit.records import Passage, Quote


def said(*told: tuple[str, str]) -> list[str]:
    passages = [
        Passage(f"letter-{number}:0", family, Quote(f"letter-{number}", 0, len(text), text), 0, len(text))
        for number, (family, text) in enumerate(told, start=1)
    ]
    found = cautioned(passages)
    assert [passage.quote for passage in found] == [passage.quote for passage in passages]
    return [passage.caution for passage in found]


def test_three_details_in_one_passage_that_no_other_family_tells() -> None:
    rare, plain = said(("f1", "He is 5 to 10, has epilepsy and we are travellers."), ("f2", "Nobody rings back."))
    assert rare.startswith("May point to one family: ")
    assert all(detail in rare for detail in ("“5 to 10”", "“epilepsy”", "“travellers”"))
    assert plain == ""


def test_two_details_are_warned_of_where_the_family_tells_a_third_elsewhere() -> None:
    first, second, third = said(
        ("f1", "She is 5 to 10 and adopted."),
        ("f1", "We live in [PLACE 1, Ashbeck area]."),
        ("f2", "The taxi is late."),
    )
    assert "“5 to 10” and “adopted”" in first or "“adopted” and “5 to 10”" in first
    assert (second, third) == ("", "")


def test_two_details_alone_and_what_three_families_tell_are_left() -> None:
    assert said(("f1", "She is 5 to 10 and adopted."), ("f2", "The taxi is late.")) == ["", ""]
    same = "He is 5 to 10, has epilepsy and we are travellers."
    assert said(("f1", same), ("f2", same), ("f3", same)) == ["", "", ""]

"""Findings written inside the sentence, compared as full sets."""

from itertools import pairwise

import pytest

from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.evaluate.pseudonymise import Marked, unmark

SENTENCES = [
    # cues
    "My son <person>Idris</person> is waiting.",
    "Dear Mrs <person>Szczepańska</person>,\n\nThank you.",
    "Nan <person>Doreen</person> rang the council.",
    "my daughter <person>aisha</person> cant go in",
    "we call him <person>Boxer</person> at home",
    "The child, <person>K</person>, waited. <person>K</person>'s plan is late.",
    "It hurts.\n\nYours faithfully,\n<person>Hope Field</person>",
    "<person>Will</person>, our eldest, waited two years.",
    "Please ring <person>Zubair</person>'s mum.",
    # names that are words
    "<person>Grace</person> is late. There was no grace in it.",
    "I spoke to <person>Rose</person> and the rose died.",
    "A Mr <person>May</person> rang in May.",
    # repeats, however written
    "My son <person>Gwilym</person> cried. <person>Gwil</person> and <person>Gwylim</person> are one boy.",
    "<person>Tyler-Jay</person> ran. <person>Ty1er</person> came back. <person>TylerJay</person> slept.",
    # leftovers
    "Then <person>Thistlewick</person> came.",
    # cultures of Britain
    "My daughter <person>Caoimhe Ní Dhonnchadha</person> is ten.",
    "His aunt is <person>Folasade Ajibola</person>.",
    "My husband <person>Tsz Kit Wong</person> drove.",
    # places and institutions
    "He goes to <school>Hollin Lane Primary School</school>.",
    "They live at <address>14 Cutler Street</address>.",
]
NOTHING = [
    "The Council must publish how long families wait for an Education, Health and Care Plan.",
    "Will you tell us when the review is? May we come? Mark my words: hope is not a plan.",
    "In May the Panel asked the Director of Children's Services for a report on autism and ADHD.",
    "Nobody answers the telephone. Parents wait twenty weeks, often fifty.",
    "Children with Down syndrome and speech and language needs wait longest.",
    "Nobody rang me back.",
    "",
    "   \n\n ",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_finds_what_is_marked_and_nothing_else(marked):
    text, gold = unmark(marked)
    people = ("person", "official")
    found = {
        Marked(one.start, one.end, "person" if one.type in people else one.type)
        for one in detect(text)
        if one.type != "age"
    }
    assert found == set(gold)


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_a_text_without_people_alone(text):
    assert detect(text) == []


def test_tells_officials_from_families():
    text = "Dear Councillor Thistlethwayte, my son Lysander waits. Copy to Meera Kapoor, Head of SEND."
    kinds = {text[one.start : one.end]: one.type for one in detect(text)}
    assert kinds == {"Thistlethwayte": "official", "Lysander": "person", "Meera Kapoor": "official"}


def test_finds_names_that_stand_only_in_an_address_or_outside():
    text = "From: priyanka.nair@example.org\n\nAs ever, priyanka is tired of this. So is tollervey."
    words = [text[one.start : one.end] for one in detect(text, known=["Tollervey"])]
    assert words == ["priyanka.nair@example.org", "priyanka", "tollervey"]


def test_every_finding_gives_a_reason_and_none_overlap():
    text = "Dear Ms Nair, I am Kwame Boateng of 3 Mill Road, NM1 2ZZ. My girl Abena (9) is ill. Ring 07700 900111."
    found = detect(text)
    assert all(one.reason for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) == 7


def test_a_post_that_is_written_to_makes_no_official_of_the_name_below():
    found = detect("Dear Head of Service,\n\nJoseph Ambe waits.")
    assert [(one.type, one.role) for one in found] == [("person", "")]
    (official,) = detect("The Head of Service, Joseph Ambe, rang.")
    assert official.type == "official"

"""Letters come out safe, readable and consistent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_toolkit.concerns.pseudonymise import Decision, Missed, Settings, pseudonymise, restore
from nlp_toolkit.concerns.pseudonymise.decisions import fingerprint
from nlp_toolkit.records import Block, Document, Place


def letter(text, name="a", **fields):
    return Document(name, f"{name}.txt", "txt", text, (), None, tuple(fields.items()))


def safe(text, **options):
    (one,), _ = pseudonymise([letter(text)], settings=Settings(**options))
    return one


def test_keeps_grammar_and_possessives():
    text = "My son Idris cried. Idris's teacher, Miss Okafor, left Idris at St Chad's School."
    assert safe(text).text == (
        "My son [CHILD 1] cried. [CHILD 1]'s teacher, Miss [OFFICIAL 1], left [CHILD 1] at [SCHOOL 1]."
    )


@pytest.mark.parametrize(
    ("options", "text", "after"),
    [
        ({}, "It began on 12 March 2024.", "It began on a day in March 2024."),
        ({}, "Date: 12/03/2024", "Date: March 2024"),
        ({"dates": "keep"}, "It began on 12 March 2024.", "It began on 12 March 2024."),
        ({}, "My 7-year-old waits.", "My 5-to-10-year-old waits."),
        ({}, "He is 13 and tall.", "He is 11 to 15 and tall."),
        ({"ages": "keep"}, "He is 13 and tall.", "He is 13 and tall."),
        ({}, "We moved from Horsforth to Leeds.", "We moved from [PLACE 1, Leeds area] to [PLACE 2, Leeds area]."),
        ({}, "We moved from Horsforth to a flat.", "We moved from [PLACE 1] to a flat."),
        ({"places": "codes"}, "We moved from Horsforth to a flat.", "We moved from [PLACE 1] to a flat."),
        ({"places": "keep"}, "We moved from Horsforth to a flat.", "We moved from Horsforth to a flat."),
        ({}, "She has epilepsy.", "She has epilepsy."),
        ({"diagnoses": "remove"}, "She has epilepsy.", "She has [CONDITION 1]."),
        ({"officials": "keep"}, "Ms Okafor, Head of SEND, rang Idris.", "Ms Okafor, Head of SEND, rang [PERSON 1]."),
    ],
)  # fmt: skip
def test_settings(options, text, after):
    assert safe(text, **options).text == after


def test_shifted_dates_of_one_family_keep_their_distance():
    text = safe("We wrote on 01/03/2024 and again on 11/03/2024.", dates="shift").text
    import datetime as dt
    import re

    first, second = (dt.date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d\d)/(\d\d)/(\d{4})", text))
    assert (second - first).days == 10
    assert first != dt.date(2024, 3, 1)


def test_realistic_names_stay_with_the_person_and_repeat_no_name_of_the_letters():
    text = "My daughter Abena Boateng waits. Abena is ill. Mrs Boateng rang. ABENA BOATENG\n"
    shown = safe(text, names="realistic").text
    given, surname = shown.split("My daughter ")[1].split(" waits")[0].split()
    assert (
        shown
        == f"My daughter {given} {surname} waits. {given} is ill. Mrs {surname} rang. {given} {surname}\n".replace(
            f"rang. {given} {surname}", f"rang. {given.upper()} {surname.upper()}"
        )
    )
    assert "Abena" not in shown


def test_letters_of_one_family_share_stand_ins_and_others_do_not():
    one = letter("My son Idris Boateng waits.", "a", family="F1")
    two = letter("Idris is still waiting. Yours, Kofi Boateng", "b", family="F1")
    other = letter("My son Idris Pryce waits.", "c", family="F2")
    (a, b, c), _ = pseudonymise([one, two, other])
    assert a.family == b.family != c.family
    assert a.text == "My son [CHILD 1] waits."
    assert b.text.startswith("[CHILD 1] is still waiting.")
    assert c.text == "My son [CHILD 2] waits."


def test_families_are_told_by_a_full_name():
    (a, b, c), _ = pseudonymise(
        [
            letter("My son Idris Boateng waits.", "a"),
            letter("About Idris Boateng again.", "b"),
            letter("My son Idris waits.", "c"),
        ]
    )
    assert a.family == b.family != c.family


def test_ids_and_fields_name_nobody():
    document = letter("No names here.", "boateng_abena_complaint", **{"from": "Kofi Boateng", "date": "2024-03-12"})
    (one,), _ = pseudonymise([document])
    assert (one.id, one.fields) == ("letter-001", (("date", "2024-03"),))
    (kept,), _ = pseudonymise([document], keep_names=True)
    assert kept.id == "boateng_abena_complaint"


def test_a_file_name_tells_whom_to_look_for():
    (one,), _ = pseudonymise([letter("As you know tollervey is ill.", "Tollervey_2024")])
    assert one.text == "As you know [PERSON 1] is ill."


def test_order_does_not_matter():
    letters = [letter(f"My son {name} waits.", name.lower()) for name in ("Idris", "Kofi", "Rhys")]
    forward, _ = pseudonymise(letters)
    backward, _ = pseudonymise(letters[::-1])
    assert forward == backward[::-1]


def test_blocks_follow_the_text():
    text = "Dear all\n\nMy son Idris waits."
    blocks = (Block(0, 8, "paragraph", Place(paragraph=1)), Block(10, len(text), "paragraph", Place(part="Idris.docx")))
    (one,), _ = pseudonymise([Document("a", "a.docx", "docx", text, blocks)])
    assert [one.text[block.start : block.end] for block in one.blocks] == ["Dear all", "My son [CHILD 1] waits."]
    assert "Idris" not in repr(one)


def test_offsets_map_both_ways():
    text = "My son Idris Boateng of 3 Mill Road, NM1 2ZZ is 9. He waits."
    one = safe(text)
    for finding in one.findings:
        assert one.original_span(finding.safe_start, finding.safe_end) == (finding.start, finding.end)
        assert one.safe_span(finding.start, finding.end) == (finding.safe_start, finding.safe_end)
    at = one.text.index("He waits")
    start, end = one.original_span(at, at + 8)
    assert text[start:end] == "He waits"


def test_decisions_are_obeyed():
    text = "My dog Biscuit and my son Idris wait. biscuit barks."
    print_ = fingerprint(text)
    refuse = Decision(print_, text.index("Biscuit"), text.index("Biscuit") + 7, accepted=False, everywhere=True)
    (one,), _ = pseudonymise([letter(text)], decisions=[refuse], missed=[Missed("barks")])
    assert one.text == "My dog Biscuit and my son [CHILD 1] wait. biscuit [PERSON 1]."


WORDS = st.sampled_from(
    ["My son", "Idris", "Boateng", "waits", "Will", "in May", "12/03/2024", "aged 9", "NM1 2ZZ", "\n", ".", ",",
     "Dear Mrs",
     "o'Shea", "3 Mill Road", "kofi@example.org", "Ł", "🙂", "-", "Yours\n", "K."]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_restored_and_every_span_fits(text):
    (one,), key = pseudonymise([letter(text)])
    assert restore(one.text, key) == text
    for finding in one.findings:
        assert one.text[finding.safe_start : finding.safe_end] == finding.replacement
        assert one.original_span(finding.safe_start, finding.safe_end) == (finding.start, finding.end)


def test_invented_names_go_on_when_the_usual_ones_are_used_up():
    names = ["Nimco", "Ifrah", "Wojciech", "Gwilym", "Oyinkansola", "Ruairidh", "Jaswinder", "Thandiwe"]
    text = "\n".join(f"I asked {a} {b}ski and {a} {b}ski said no." for a in names for b in names if a != b)
    (letter,), _ = pseudonymise([Document("a", "a.txt", "txt", text, ())], settings=Settings(names="realistic"))
    shown = {one.replacement for one in letter.findings if one.type == "person"}
    assert len(shown) > 45
    assert not any(c.isdigit() for name in shown for c in name)

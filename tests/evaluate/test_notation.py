"""The reader of annotated minutes: what it gives, and everything it refuses."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.evaluate.notation import DETAILS, KINDS, NotationError, parse, read_corpus


def test_a_record_quotes_its_words_and_carries_its_details() -> None:
    example = parse(
        'Members heard more. <action owner_is="Ivy Marsh"><owner>The Clerk</owner> agreed to write '
        '<due date="2024-03-31">by the end of March</due> <condition>if the rent was unpaid</condition></action>.'
    )
    (record,) = example.records
    assert example.text == ("Members heard more. The Clerk agreed to write by the end of March if the rent was unpaid.")
    assert record.quote.text == "The Clerk agreed to write by the end of March if the rent was unpaid"
    assert example.text[record.quote.start : record.quote.end] == record.quote.text
    assert (record.kind, record.owner, record.owner_is) == ("action", "The Clerk", "Ivy Marsh")
    assert record.due is not None
    assert (record.due.words, record.due.date) == ("by the end of March", dt.date(2024, 3, 31))
    assert record.condition == "if the rent was unpaid"
    assert record.trackable


def test_marks_say_where_the_details_stand() -> None:
    example = parse("<commitment><owner>The firm</owner> will report <recurs>every month</recurs></commitment>.")
    assert [(m.name, example.text[m.start : m.end], m.records) for m in example.marks] == [
        ("owner", "The firm", (0,)),
        ("recurs", "every month", (0,)),
    ]


def test_lines_join_with_a_break_or_with_a_space() -> None:
    example = parse("§ 7. Roads\n∅ Nobody spoke.\n+ <request>Members asked for a map</request>.\n∅ It rained.")
    assert example.text == "7. Roads\nNobody spoke. Members asked for a map.\nIt rained."
    assert [example.text[line.start : line.end] for line in example.lines] == [
        "7. Roads",
        "Nobody spoke.",
        "Members asked for a map.",
        "It rained.",
    ]
    assert [line.role for line in example.lines] == ["context", "nothing", "record", "nothing"]
    assert len(example.sentences) == 3


def test_a_record_may_run_over_lines_and_hold_another() -> None:
    example = parse(
        '<action>Members asked for <update status="done">the map that had been drawn</update>.\n'
        "ACTION: <owner>JB</owner></action>"
    )
    outer, inner = example.records
    assert outer.quote.text == "Members asked for the map that had been drawn.\nACTION: JB"
    assert (outer.owner, inner.owner, inner.status) == ("JB", None, "done")


def test_an_owner_outside_goes_to_the_nearest_record_or_to_those_it_names() -> None:
    near = parse(
        "The <owner>Chair</owner> was to <action>write</action>; much later on <action>a map was sent</action>."
    )
    assert [record.owner for record in near.records] == ["Chair", None]
    text = '<owner for="a b">JB</owner> to <action id="a">write</action> and <action id="b">telephone</action>'
    assert [record.owner for record in parse(text).records] == ["JB", "JB"]


def test_procedural_business_is_not_trackable() -> None:
    (record,) = parse('<decision procedural="true">The minutes were approved</decision>.').records
    assert record.procedural
    assert not record.trackable


def test_settings_hold_for_the_file_or_for_one_passage(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "# a comment\n@ date: 2024-01-09\n@ style: parish\n@ sector: council\n\n∅ One.\n\n"
        "@ date: 2023-05-02\n@ present: Ann Oake (AO), Clerk\n@ present: Bo Field\n∅ Two.\n\n"
        "@ split: test\n\n∅ Three.\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("∅ First.\n", encoding="utf-8")
    first, one, two, three = read_corpus(tmp_path)
    assert [e.text for e in (first, one, two, three)] == ["First.", "One.", "Two.", "Three."]
    assert (one.meeting_date, one.style, one.sector, one.split) == (dt.date(2024, 1, 9), "parish", "council", "train")
    assert (two.meeting_date, two.present) == (dt.date(2023, 5, 2), ("Ann Oake (AO), Clerk", "Bo Field"))
    assert (three.meeting_date, three.present, three.split) == (dt.date(2024, 1, 9), (), "test")
    assert (one.id, three.id) == ("b:6", "b:15")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Nothing is said of this.", "has no record and does not say so"),
        ("∅ Fine.\nBut this is silent.", "x:2: the line has no record"),
        ("∅ The <action>Clerk will write</action>.", "holds a record and denies it"),
        ("§ The <action>Clerk will write</action>.", "holds a record and denies it"),
        ("§ 7. Roads", "only context"),
        ("∅ ", "no text"),
        ("<action></action>", "empty"),
        ("<action>Clerk to write </action>", "white space"),
        ("<action>Clerk to write", "never closed"),
        ("Clerk to write</action>", "closes nothing"),
        ("<action><owner>Clerk</action></owner>", "crosses"),
        ("<action>One</decision>", "crosses"),
        ("<promise>Clerk to write</promise>", "unknown tag <promise>"),
        ('<action when="soon">Clerk to write</action>', "no attribute 'when'"),
        ('<action procedural="true">Clerk to write</action>', "no attribute 'procedural'"),
        ('<action status="done">Clerk to write</action>', "no attribute 'status'"),
        ('<action>Clerk to write</action id="a">', "carries attributes"),
        ("<update>The letter was sent</update>", "has status ''"),
        ('<update status="sent">The letter was sent</update>', "has status 'sent'"),
        ('<decision procedural="yes">Approved</decision>', "has procedural 'yes'"),
        ('<action due="2022-02-30">Clerk to write</action>', "'2022-02-30' is no date"),
        ('<action>Write <due date="soon">soon</due></action>', "'soon' is no date"),
        ('<action due="2024-01-02">Write <due date="2024-01-03">soon</due></action>', "two due dates"),
        ("<action><due>Soon</due> or <due>later</due></action>", "a second <due>"),
        ("∅ The <owner>Clerk</owner> was ill.", "belongs to no record"),
        ('<owner for="b">JB</owner> <action id="a">to write</action>', "no record has the id 'b'"),
        ('<owner for=" ">JB</owner> <action id="a">to write</action>', "no record has the id"),
        ('<action id="a">One</action>. <action id="a">Two</action>', "the same id"),
        ("<action>One</action> <owner>JB</owner> <action>two</action>", "equally near"),
        ("<owner>JB <action>to write</action></owner>", "stands inside <owner>"),
        ("<action>Write if x < 3</action>", "is no tag"),
        ("<Action>Write</Action>", "is no tag"),
        ("<action id=a>Write</action>", "is no tag"),
        ("+ ∅ It rained.", "can't begin with '+'"),
        ("@ date: 2024-13-01\n∅ It rained.", "is no date"),
        ("@ weather: wet\n∅ It rained.", "sets nothing"),
        ("@ style:\n∅ It rained.", "sets nothing"),
        ("@ split: dev\n∅ It rained.", "unknown split 'dev'"),
        ("∅ It rained.\n@ date: 2024-01-01", "among the text"),
        ("∅ One.\n\n∅ Two.", "found 2 passages"),
        ("# only a comment", "found 0 passages"),
    ],
)
def test_whatever_breaks_the_notation_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(NotationError, match=f"^x.*{re.escape(complaint.removeprefix('x'))}"):
        parse(text, source="x")


def test_an_error_names_the_file_and_the_line(tmp_path: Path) -> None:
    (tmp_path / "parish.txt").write_text("∅ Fine.\n\n∅ Fine too.\n<action>Open\n", encoding="utf-8")
    with pytest.raises(NotationError, match=r"^parish\.txt:4: <action> is never closed; close it"):
        read_corpus(tmp_path)


def test_an_empty_folder_and_a_file_that_is_not_utf8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotationError, match="no annotated passage"):
        read_corpus(tmp_path)
    (tmp_path / "old.txt").write_bytes(b"\xa3500 was granted")
    with pytest.raises(NotationError, match=r"old\.txt: not UTF-8"):
        read_corpus(tmp_path)


def escape(text: str) -> str:
    """Write plain text so that the notation reads it back unchanged."""
    text = re.sub(r"&(?=(lt|amp);)", "&amp;", text).replace("<", "&lt;")
    return "\n".join("\\" + line for line in text.split("\n"))


words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=12
) | st.sampled_from(["∅", "§", "+", "@", "#", "<action>", "</due>", "&lt;", "&amp;lt;", "\\", "&"])
sentences = st.lists(words, min_size=1, max_size=9).map(" ".join)


@given(st.lists(sentences, min_size=1, max_size=4))
def test_plain_text_survives_the_notation(lines: list[str]) -> None:
    text = "\n".join(lines)
    example = parse("\n".join("∅ " + line for line in escape(text).split("\n")))
    assert example.text == text
    assert not example.records


@given(st.lists(words, min_size=3, max_size=12), st.data())
def test_tags_never_change_the_plain_text(parts: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    inner = data.draw(st.integers(first, last))
    kind, detail = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from(DETAILS))
    tagged = [escape(part).removeprefix("\\") for part in parts]
    tagged[inner] = f"<{detail}>{tagged[inner]}</{detail}>"
    status = ' status="done"' if kind == "update" else ""
    tagged[first] = f"<{kind}{status}>{tagged[first]}"
    tagged[last] += f"</{kind}>"
    example = parse("\\" + " ".join(tagged))
    (record,), (mark,) = example.records, example.marks
    assert example.text == " ".join(parts)
    assert record.quote.text == " ".join(parts[first : last + 1])
    assert example.text[record.quote.start : record.quote.end] == record.quote.text
    assert example.text[mark.start : mark.end] == parts[inner]

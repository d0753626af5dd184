"""The evidence pack is a Word document with real headings, contents, alternative texts, and the words it rests on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from nlp_toolkit.records import Link
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.pack import write_pack
from nlp_toolkit.report.questions import questions


@pytest.fixture(scope="module")
def written(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack(evidence, tmp_path_factory.mktemp("pack") / "pack.docx")


@pytest.fixture(scope="module")
def pack(written: Path) -> WordDocument:
    return docx.Document(str(written))


def words(pack: WordDocument) -> str:
    cells = [cell.text for table in pack.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in pack.paragraphs] + cells)


def test_the_sections_are_real_headings_in_order(pack: WordDocument) -> None:
    headings = [p.text for p in pack.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [
        "Purpose and method",
        "What was read",
        "Key findings",
        "The concerns, one by one",
        "Time limits of the law, and what families report",
        "Wording of plans that cannot be held to",
        "Evidence under the Improvement Plan",
        "Questions that members may wish to ask",
        "Annex: sources",
    ]


def test_the_contents_link_to_every_section_and_every_concern(pack: WordDocument) -> None:
    body = pack.element.xml
    anchors = re.findall(r'w:anchor="(\w+)"', body)
    assert anchors == re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', body)
    assert len(anchors) == 9 + 2 + 4
    pages = re.findall(r'w:fldCharType="begin" w:dirty="true"/>.*?PAGEREF (\w+)', body, re.DOTALL)
    assert pages == anchors


def test_every_picture_says_what_it_shows(pack: WordDocument) -> None:
    told = [shape._inline.docPr.get("descr") for shape in pack.inline_shapes]
    assert told == [
        "Share of families that raised each concern: Assessments and plans are late 50%; Nobody answers 25%",
        "Families that raised it in each month. February 2024: 1; March 2024: 1",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "2 of 4 families (50 %; 95 % interval 15 to 85 %)",
        "Nothing that was promised answers “Nobody answers”",
        "“We have waited 43 weeks for his plan.”",
        "“Her plan is late & nobody <says> why.”",
        "letter-002, family-02  May point to one family.",
        "Red: due 31 May 2024, 61 days ago.",
        "CF (23/24) 01 is Red. Families still raised it in July 2024.",
        "The first promise, CF (23/24) 01 of 6 March 2024, came one month after it was first raised.",
        "The first to be reported done was CF (23/24) 01, on 1 June 2024, 87 days after the first promise.",
        "Families still raised “Assessments and plans are late” (July 2024) after a promise about it was reported",
        "Of one family that says how long something took, one waited longer than the law allows.",
        "20 weeks from the request (the regulations)",
        "access to a therapist as required",
        "letter file 3 of 3: the file is empty; send it again.",
        "CF (23/24) 01 (Red)",
    ],
)
def test_what_matters_stands_in_it(pack: WordDocument, said: str) -> None:
    assert said in words(pack)


def test_a_concern_of_too_few_families_is_not_shown(pack: WordDocument) -> None:
    assert "Appeals" not in [paragraph.text for paragraph in pack.paragraphs]


def test_the_same_evidence_gives_the_same_bytes(evidence: Evidence, written: Path, tmp_path: Path) -> None:
    assert write_pack(evidence, tmp_path / "again.docx").read_bytes() == written.read_bytes()


def test_a_theme_narrows_the_pack_to_its_concern_and_promises(evidence: Evidence) -> None:
    narrow = evidence.about(("delay",))
    assert [concern.id for concern in narrow.grouping.concerns] == ["delay"]
    assert [line.ref for line in narrow.lines] == ["CF (23/24) 01"]
    with pytest.raises(ValueError, match="No concern is about parking; choose from delay, no_response, tribunal"):
        evidence.about(("parking",))


def test_the_questions_come_from_the_gaps(evidence: Evidence) -> None:
    assert [(question.why, question.about) for question in questions(evidence)] == [
        ("unanswered", "no_response"),
        ("still raised", "delay"),
        ("overdue", "CF (23/24) 01"),
        ("vague", "CF (23/24) 02"),
    ]
    assert len(questions(evidence, of_each=1)) == 4


def test_the_questions_can_be_read_out_as_they_stand(evidence: Evidence) -> None:
    assert [question.words for question in questions(evidence)] == [
        (
            "“Nobody answers” was raised by 1 of 4 families. "
            "No promise was found that has to do with it. What is being done, and by when?"
        ),
        (
            "CF (23/24) 01 (“Finish every late assessment”) was reported done on 1 June 2024, and families still "
            "raised “Assessments and plans are late” in July 2024. What shows that it is done, and that it helps?"
        ),
        (
            "CF (23/24) 01 (“Finish every late assessment”), which fell to Head of SEND, was due on 31 May 2024. "
            "Has it been done, and if not, what is the new date?"
        ),
        (
            "CF (23/24) 02 (“Work with partners on waiting times”) of 6 March 2024: has it been done? If not: "
            "Who will do this? By which day?"
        ),
    ]


def test_a_promise_that_may_answer_is_asked_after(evidence: Evidence) -> None:
    quote = evidence.lines[1].first.quote
    doubtful = Link("no_response", "CF (23/24) 02", "partial", 0.4, "both speak of calls", quote, quote, proposed=True)
    answers = tuple(
        replace(answer, links=(doubtful,)) if answer.concern == "no_response" else answer
        for answer in evidence.comparison.answers
    )
    told = replace(evidence, comparison=replace(evidence.comparison, answers=answers))
    asked = "Does CF (23/24) 02 (“Work with partners on waiting times”) answer it, and if not, what will, and by when?"
    assert questions(told)[0].words.endswith(asked)


def test_what_answers_a_concern_of_many_families_is_asked_after_first(evidence: Evidence) -> None:
    older = replace(evidence.lines[0], ref="CF (22/23) 99", due=dt.date(2023, 1, 31))
    told = replace(evidence, lines=(older, *evidence.lines))
    asked = [question.about for question in questions(told) if question.why == "overdue"]
    assert asked == ["CF (23/24) 01", "CF (22/23) 99"]

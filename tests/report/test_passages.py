"""The passage shown is the source's, and the marked words are exactly the quote."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.records import Block, Document, Meeting, Paragraph, Place, Quote, Reading
from nlp_toolkit.report.passages import Passage, passage, place, published


def marked(shown: Passage) -> str:
    return "".join(piece.text for paragraph in shown.paragraphs for piece in paragraph if piece.marked)


def whole(shown: Passage) -> list[str]:
    return ["".join(piece.text for piece in paragraph) for paragraph in shown.paragraphs]


def find(readings: list[Reading], words: str) -> tuple[Reading, Quote]:
    return next((r, c.quote) for r in readings for c in r.commitments if words in c.quote.text)


def test_the_words_are_marked_in_their_paragraph_between_its_neighbours(readings: list[Reading]) -> None:
    shown = passage(*find(readings, "circulate the recovery plan"))

    assert marked(shown) == "the Assistant Director would circulate the recovery plan to Members within a fortnight"
    assert [text[:4] for text in whole(shown)] == ["7.2 ", "7.3 ", "7.4 "]


def test_a_clause_stands_under_the_lead_in_that_governs_it(readings: list[Reading]) -> None:
    shown = passage(*find(readings, "waiting times every quarter"))

    assert whole(shown)[:2] == ["RESOLVED that", "(ii) the Head of Transport publish waiting times every quarter."]


def test_paragraphs_of_another_item_are_not_context(readings: list[Reading]) -> None:
    shown = passage(*find(readings, "tribunal appeals"))

    assert [text[:4] for text in whole(shown)] == ["7.5 ", "7.6 "]


def test_every_record_marks_its_own_words(readings: list[Reading]) -> None:
    for reading in readings:
        for record in reading.commitments:
            assert marked(passage(reading, record.quote)) == record.quote.text


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    text = "The Panel agreed:\n\nto write to the owner\n\nand to the tenant."
    spans = [(0, 17), (19, 40), (42, 60)]
    paragraphs = tuple(Paragraph(a, b, "prose") for a, b in spans)
    reading = Reading(Document("d", "d.txt", "txt", text, ()), Meeting("d", paragraphs=paragraphs))

    shown = passage(reading, Quote("d", 22, 49, text[22:49]))

    assert [[(p.text, p.marked) for p in paragraph] for paragraph in shown.paragraphs] == [
        [("The Panel agreed:", False)],
        [("to ", False), ("write to the owner", True)],
        [("and to ", True), ("the tenant.", False)],
    ]


def test_without_paragraphs_the_layout_serves_and_without_layout_the_text() -> None:
    text = "One.\n\nThe Clerk would write.\n\nThree."
    blocks = tuple(Block(a, b, "paragraph", Place()) for a, b in [(0, 4), (6, 28), (30, 36)])
    quote = Quote("d", 6, 27, text[6:27])

    laid_out = passage(Reading(Document("d", "d", "txt", text, blocks), Meeting("d")), quote)
    bare = passage(Reading(Document("d", "d", "txt", text, ()), Meeting("d")), quote)

    assert whole(laid_out) == ["The Clerk would write."]
    assert whole(bare) == ["The Clerk would write"]


def test_a_long_paragraph_is_cut_between_words_on_either_side() -> None:
    text = "before " * 400 + "The Clerk would write" + " after" * 400
    start = text.index("The Clerk")
    reading = Reading(Document("d", "d", "txt", text, ()), Meeting("d", paragraphs=(Paragraph(0, len(text), "prose"),)))

    (shown,) = whole(passage(reading, Quote("d", start, start + 21, "The Clerk would write")))

    assert shown.startswith("… before before")
    assert shown.endswith("after after …")
    assert len(shown) < 2000


@given(st.data())
def test_marks_are_the_quote_and_the_rest_is_the_source_whatever_the_text(data: st.DataObject) -> None:
    alphabet = st.sampled_from("ab \n<&\u00a0é")
    text = data.draw(st.text(alphabet, min_size=1, max_size=3000))
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    spans = [(a, b) for a, b in pairwise(cuts) if data.draw(st.booleans())]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Quote("d", start, end, text[start:end])
    meeting = Meeting("d", paragraphs=tuple(Paragraph(a, b, "prose") for a, b in spans))

    shown = passage(Reading(Document("d", "d", "txt", text, ()), meeting), quote)

    assert "".join(marked(shown).split()) == "".join(quote.text.split())
    for paragraph in whole(shown):
        assert paragraph.removeprefix("… ").removesuffix(" …") in text


@pytest.mark.parametrize(
    ("url", "format_", "page", "expected"),
    [
        (None, "html", None, None),
        ("javascript:alert(1)", "html", None, None),
        ("https:///nowhere", "html", None, None),
        ("https://council.example/m.pdf", "pdf", 3, "https://council.example/m.pdf#page=3"),
        ("https://council.example/m.docx", "docx", None, "https://council.example/m.docx"),
        (
            "https://council.example/m#top",
            "html",
            None,
            "https://council.example/m#:~:text=The%20half%2Dterm%2C%20then",
        ),
    ],
)
def test_only_published_addresses_are_linked(
    url: str | None, format_: str, page: int | None, expected: str | None
) -> None:
    text = "The half-term, then"
    blocks = (Block(0, len(text), "paragraph", Place(page=page)),)
    document = Document("d", "d", format_, text, blocks, url=url)

    assert published(document, document.quote(0, len(text))) == expected


def test_a_place_is_named_as_one_would_look_it_up() -> None:
    document = Document("d", "d", "pdf", "Words", (Block(0, 5, "paragraph", Place(page=2, paragraph=4)),))

    assert place(document, document.quote(0, 5)) == "page 2, paragraph 4"

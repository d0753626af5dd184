import pytest

from nlp_toolkit.read.kind import kind_of
from nlp_toolkit.records import Document, DocumentKind


def document(text: str, path: str = "paper.txt", kind: DocumentKind | None = None) -> Document:
    return Document("paper", path, path.rsplit(".")[-1], text, (), kind=kind)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("inbox/minutes/a.docx", "minutes"),
        ("inbox/Statements/a.docx", "statement"),
        ("inbox/statement/a.docx", "statement"),
        ("C:\\Records\\Complaints\\a.eml", "complaint"),
        ("minutes/complaints/a.eml", "complaint"),
    ],
)
def test_the_folder_decides_first(path: str, kind: str) -> None:
    assert kind_of(document("Dear Sir, present: apologies", path)) == kind


def test_the_name_of_the_file_is_no_folder() -> None:
    assert (
        kind_of(document("Dear Sir,\nI am writing to complain.\nYours faithfully,", "inbox/minutes.txt")) == "complaint"
    )


def test_what_came_with_a_message_and_tells_nothing_is_a_letter() -> None:
    text = "He likes trains and is happiest on the bus."
    assert kind_of(Document("post#1", "post.eml", "docx", text, ())) == "complaint"
    assert kind_of(Document("post", "post.docx", "docx", text, ())) == "minutes"
    minutes = "Minutes of the meeting held on 3 June 2024\nPresent: Cllr Example\nApologies: none"
    assert kind_of(Document("post#1", "post.eml", "docx", minutes, ())) == "minutes"


def test_what_the_source_says_stands() -> None:
    assert kind_of(document("Dear Sir", "complaints/a.txt", kind="statement")) == "statement"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "LOWER WICK PARISH COUNCIL\nMinutes of the meeting held on 3 June 2024\nPresent: Cllr "
                "Example\nApologies: none"
            ),
            "minutes",
        ),
        (
            (
                "Agenda item\nSEND Update\nThe Panel agreed that a report be brought back. The Director "
                "explained the plan."
            ),
            "minutes",
        ),
        (
            "Dear Ms Example,\nI am writing about my daughter's plan, which is late again.\nYours sincerely,\nA parent",
            "complaint",
        ),
        ("To whom it may concern,\nThis is a formal complaint about the bus. We have waited since May.", "complaint"),
        (
            (
                "Good morning Chair. My son has been out of school for a year. I urge the panel to act. Thank "
                "you for listening."
            ),
            "statement",
        ),
        (
            (
                "Public participation\nStatement to the Children's Panel\nWe have asked three times for a review "
                "of our daughter's plan."
            ),
            "statement",
        ),
        (
            (
                "Minutes of the Scrutiny Panel\nPresent: Cllr Example\nA parent said that her letter, which "
                "began “Dear Director”, had not been answered. RESOLVED: that the complaint be noted."
            ),
            "minutes",
        ),
        (
            "Hello\nMy daughter got her plan this week and we have no date for a review.\nC. Example, 07700 900000",
            "complaint",
        ),
        ("Good morning,\nMy name is A. Example. What is a plan for, if there is no school in it?", "complaint"),
        ("The bins were emptied.", "minutes"),
        ("", "minutes"),
    ],
)
def test_words_tell_where_the_folder_does_not(text: str, kind: str) -> None:
    assert kind_of(document(text)) == kind


def test_a_long_letter_is_told_by_its_beginning_and_end() -> None:
    text = "Dear Sir,\n" + "The bus did not come. " * 1000 + "\nYours faithfully,\nA parent"
    assert kind_of(document(text)) == "complaint"


def test_an_e_mail_that_says_little_is_a_letter() -> None:
    assert kind_of(document("The taxi did not come again today.", "paper.eml")) == "complaint"
    assert kind_of(document("Minutes of the Panel\nPresent: Cllr Example\nApologies: none", "paper.eml")) == "minutes"


@pytest.mark.parametrize(
    "text",
    [
        "He is 9 and he has not slept since the bus changed. His nan takes him in now. Nobody rings me back.",
        "12/09/2024, 07:51 - Debs: anyone else got a bus??\n12/09/2024, 07:52 - Shaz: nope, still at the gate",
        "[03/02/2025, 21:14:07] Priti: minutes of the forum, anyone? no apologies from them",
        "Child's full name: Idris Example\nKnown as: Id\nReason for request: leaves the site",
        "ANNUAL REVIEW\nPresent: parents, SENCo\nApologies: the nurse\nDoB 12.11.09\nActions: amend section F.",
        "um hello its about my grandson he had a lady who said someone would ring about the wheelchair",
        "thats 3 times now the escort never came and u never answer ur phone. my lad is in bits",
    ],
)
def test_letters_chats_and_forms_without_a_greeting_are_no_minutes(text: str) -> None:
    assert kind_of(document(text)) == "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "Heritage group. We have four new photographs of the mill. The map was copied and the hall is booked for June.",
        (
            "Declarations of interest: none. I am grateful to you all; you have heard about our children and the bus. "
            "The Chair thanked the officers."
        ),
        "SEND update\nThe report was noted.",
    ],
)
def test_minutes_in_which_somebody_speaks_stay_minutes(text: str) -> None:
    assert kind_of(document(text)) == "minutes"

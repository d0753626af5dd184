"""The sentence is the test: a bar stands where a new sentence begins, and nowhere else."""

import pytest
import spacy
from spacy.tokens import Doc

from nlp_toolkit.language import sentences

CASES = {
    "title": "Cllr. Aldous reported back. | The Clerk would write to Cllr. Mrs. Vane.",
    "title without stop": "Cllr Aldous left. | Cllr Vane arrived at 8.05pm.",
    "councillors": "Cllrs. Fox and Drake would inspect it. | Rev. Pugh offered to help.",
    "number": "The bench at No. 14 Mill Lane was broken. | No. 15 was not.",
    "small number": "See minute no. 4 and paras. 7 to 9. | Noted.",
    "evening": "The meeting opened at 7.30 p.m. and closed at 9 p.m. | The next will be in May.",
    "evening in mid-sentence": "At 7 p.m. the Chairman took the chair.",
    "initials": "Apologies came from J. B. Okafor, K. Vane and T.W. Drake.",
    "initials at the start": "P. Okafor stated that funds were short. | J.B. Vane agreed.",
    "saint": "St. Wilfrid's School and St. Mary's Close were mentioned.",
    "street": "The land at Lower Church St. was sold. | It was agreed to write.",
    "decimal": "The sum of £1,450.75 was agreed. | 4.2 acres would be let.",
    "latin": "Costs, e.g. Printing, i.e. Leaflets etc. were noted.",
    "company": "The quotation of Harlow & Pike Ltd. was accepted. | Greenacre Ltd. | The Clerk would write.",
    "question": "Who would pay? | The Clerk did not know! | It was deferred.",
    "quotation": "He asked, “Will it be done?” | She said “Yes.” | Then they left.",
    "bracket": "The plan was agreed (see Appendix 2). | (The Mayor abstained.)",
    "ellipsis": "He thought… | The Mayor disagreed.",
    "stop without space": "There were gaps.|The Clerk would write.",
    "inline letters": "The following were raised: | a) lights would be quoted for. | b) the Clerk would write.",
    "entry": "It was agreed to buy one | ACTION: JB",
    "page number in a reference": "Approved by minute 12. | The lease was signed.",
    "wrapped": "Ashmere Parish Council would write about the state\nof the verges. | The Clerk\nreported a reply.",
    "wrapped before a name": (
        "It was noted that the damaged fencing would be replaced by Wetherdale\nDistrict Council by the end of May."
    ),
    "wrapped after a title": "It was proposed by Cllr.\nOkafor and carried.",
    "double spaced": (
        "The Head of Finance introduced the new manager of the Valuation Office and advised\n\nthat the "
        "meeting would begin with a presentation on the national programme of\n\nrevaluation, in which the\n\ncounty "
        "would take part. | Members thanked\n\nhim and noted that the work would be done by\n\nthe end of the year."
    ),
    "paragraphs": "The report was noted\n\n | The Clerk would reply",
    "heading": "3. Matters Arising\n | The Clerk reported that\nnothing had arisen.",
    "capitals": "MINUTES OF THE MEETING\n | Held at the Village Hall",
    "number apart from its heading": "7.\n\nQuestion from the floor\n\n | None.",
    "section numbers": "2.1 The lease was signed. | \n2.2 The rent was paid.\n | 3 Any other business",
    "bullets": "Officers would:\n | • write to residents\n | • report back in May;\n | - mend the gate",
    "letters": "It was agreed\n | a) to write\n | b) to wait\n | (iii) to meet in June",
    "attendance": "Present: Cllr J Vane (Chair), Cllr T Drake,\nCllr P Fox\n | In attendance: two officers",
    "action line": "The Clerk would chase a reply.\n | ACTION: JB\n | Cllr Vane spoke next.",
    "quoted mail": "> Issues raised in the minutes were noted. | Once a reply had\n> come the Clerk would write.",
    "markdown": "**4. REPORTS**\n\n | It had been *agreed* to wait. | **Carried.**",
    "page break": "The report was noted.\n\n | ---\n | 2\n\n | The Clerk spoke.",
    "section numbers printed as one line": "1. Apologies None were received. | 2. Minutes These were signed.",
    "heading run into a sentence": "Declarations of Interest | There were none.",
}


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    return nlp


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_begin_at_the_bars_and_nowhere_else(nlp: spacy.language.Language, marked: str) -> None:
    text = marked.replace("| ", "").replace("|", "")
    expected = [piece.strip().lstrip("> *") for piece in marked.split("|")]
    found = [sentence.text.strip().lstrip("> *") for sentence in nlp(text).sents]
    assert [" ".join(sentence.split()) for sentence in found] == [" ".join(sentence.split()) for sentence in expected]


def test_a_place_only_a_parser_can_settle_is_left_open(nlp: spacy.language.Language) -> None:
    doc = nlp.make_doc("The work was done by Harlow Ltd. Greenacre would pay.")
    doc = nlp.get_pipe(sentences.NAME)(doc)
    greenacre = next(token for token in doc if token.text == "Greenacre")
    assert greenacre.is_sent_start is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", ">", "**", "\n> \n"])
def test_nothing_to_read_is_no_error(nlp: spacy.language.Language, text: str) -> None:
    assert nlp(text).text == text


def test_boundaries_do_not_change_the_text(nlp: spacy.language.Language) -> None:
    text = "\n 1.  Apologies\n\n> None .\tThe  Clerk\xa0spoke."
    doc = nlp(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_it_can_stand_in_another_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(sentences.NAME, first=True)
    assert isinstance(nlp("Cllr. Vane spoke."), Doc)
    assert nlp.pipe_names == [sentences.NAME, "sentencizer"]

"""The shipped pipeline reads council English."""

import pytest
from spacy.tokens import Doc, Token

from nlp_toolkit import language


def read(text: str) -> Doc:
    return language.load()(text)


def root(doc: Doc) -> Token:
    return next(token for token in doc if token.dep_ == "ROOT")


def below(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def test_reported_speech() -> None:
    doc = read("Cllr. Aldous reported that the Clerk would write to the County Council about the verges.")
    reported = root(doc)
    assert reported.lemma_ == "report"
    (write,) = below(reported, "ccomp")
    assert write.lemma_ == "write"
    assert [token.text for token in below(write, "nsubj")] == ["Clerk"]
    assert [token.text for token in below(write, "aux")] == ["would"]


def test_passive_request() -> None:
    doc = read("The Director was asked to report back on timescales at the next meeting.")
    asked = root(doc)
    assert asked.lemma_ == "ask"
    assert [token.text for token in below(asked, "aux:pass")] == ["was"]
    assert [token.text for token in below(asked, "nsubj:pass")] == ["Director"]
    assert [token.text for token in below(asked, "xcomp")] == ["report"]


def test_agreement() -> None:
    doc = read("It was agreed to circulate the draft policy to all members.")
    assert root(doc).lemma_ == "agree"
    (circulate,) = below(root(doc), "xcomp", "csubj", "ccomp")
    assert [token.text for token in below(circulate, "obj")] == ["policy"]


def test_condition() -> None:
    doc = read("The plan would be published if the Committee approved it.")
    assert root(doc).text == "published"
    assert [token.text for token in below(root(doc), "advcl")] == ["approved"]


def test_word_classes_and_features() -> None:
    doc = read("Members had not received the letters.")
    assert [token.pos_ for token in doc] == ["NOUN", "AUX", "PART", "VERB", "DET", "NOUN", "PUNCT"]
    assert [token.lemma_ for token in doc] == ["member", "have", "not", "receive", "the", "letter", "."]
    assert doc[3].morph.get("VerbForm") == ["Part"]
    assert doc[5].morph.get("Number") == ["Plur"]


def test_names() -> None:
    doc = read("The Chairman thanked Margaret Thistlethwaite and Cllr. Aldous for writing to Norvale County Council.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Margaret Thistlethwaite", "PER"),
        ("Aldous", "PER"),
        ("Norvale County Council", "ORG"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "**",
        "---\n2\n",
        " \n Present:\n\n> Cllr  J Vane\t(Chair)\n**Apologies**\n",
        "· ▪ £ ½ … ’ “ \ufeff \u200b é ǅ 漢字 😀",
        "word " * 700,
        "x" * 5000,
        "1 2 3 4 5 6 7 8 9",
    ],
)
def test_any_text_is_read_and_kept(text: str) -> None:
    doc = read(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    for sentence in doc.sents:
        assert sum(token.dep_ == "ROOT" for token in sentence) == 1
    assert all(token.pos_ for token in doc)


def test_spaces_and_mark_up_do_not_change_the_reading() -> None:
    plain = read("The Clerk would write again to all of the officers of the County Council about the hedges.")
    marked = read(
        "> The **Clerk** would write again to all of the officers of the County\n> Council  about the\nhedges."
    )
    words = [token for token in marked if token.text.strip("*> \n")]
    assert [token.text for token in words] == [token.text for token in plain]
    assert [token.dep_ for token in words] == [token.dep_ for token in plain]
    assert [token.head.text for token in words] == [token.head.text for token in plain]
    assert len(list(marked.sents)) == 1


def test_the_same_text_gives_the_same_reading_alone_or_among_others() -> None:
    texts = ["The Clerk would write.", "It was agreed that Cllr Fox would report back in May.", "ACTION: JB"]
    together = list(language.load().pipe(texts))
    for text, doc in zip(texts, together, strict=True):
        alone = read(text)
        assert [(t.text, t.pos_, t.lemma_, t.dep_, t.head.i) for t in alone] == [
            (t.text, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc
        ]

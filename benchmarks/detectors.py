"""Other ways to find what minutes undertake, to compare ours with: words, verbs, rules and learned sentences.

Each marks whole sentences, and says of a record nothing but where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Span

KEYWORDS = re.compile(
    r"\b(?:RESOLVED|resolved|AGREED|agreed (?:to|that)|Agreed|ACTION|Action|RECOMMENDED|undertook"
    r"|to (?:write|contact|ask)|will report)\b"
)
MODALS = re.compile(r"\b(?:will|would|shall|should|must|is to|are to|to be)\b", re.IGNORECASE)
FIRST = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall| can| need to| have to| should)\b|\blet'?s\b|\bplease\b", re.IGNORECASE
)
NAMED = re.compile(r"\b(?:needs?|ha[sd]|have) to\b|\bshould\b|\b(?:can|could|would) you\b|\baction:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence of a document with what a detector may look at.

    Attributes:
        start: Offset of its first character in the document.
        end: Offset after its last character.
        span: The sentence as parsed.
        expected: Whether a trackable record stands in it.
    """

    start: int
    end: int
    span: Span
    expected: bool


class Detector(Protocol):
    """Find the sentences of a document that state an undertaking."""

    def fit(self, documents: Sequence[Sequence[Sentence]]) -> Detector:
        """Learn from documents, where there is anything to learn."""
        ...

    def find(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Give the sentences of one document that are taken for undertakings."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Take every sentence that has one of some words."""

    words: re.Pattern[str]

    def fit(self, documents: Sequence[Sequence[Sentence]]) -> Words:  # noqa: ARG002
        """Learn nothing."""
        return self

    def find(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Give the sentences with one of the words."""
        return (sentence for sentence in sentences if self.words.search(sentence.span.text))


class Imperatives:
    """Take imperatives and what the speaker or the one spoken to will or should do.

    The approach of open extractors of action items from e-mail and meetings (github.com/abhinandansrivastava/
    imperative_sentences and its like): a sentence is actionable if it opens with a verb in its base form, asks with
    "please" or a modal question, or lets the first or second person will, can, should or need to do something.
    """

    def fit(self, documents: Sequence[Sequence[Sentence]]) -> Imperatives:  # noqa: ARG002
        """Learn nothing."""
        return self

    def find(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Give the sentences that are actionable by those rules."""
        for sentence in sentences:
            words = [token for token in sentence.span if not token.is_punct and not token.is_space]
            opens = words[:1] and words[0].pos_ == "VERB" and words[0].lower_ == words[0].lemma_.lower()
            if opens or FIRST.search(sentence.span.text) or NAMED.search(sentence.span.text):
                yield sentence


class MaximumEntropy:
    """Learn sentences from their words, their neighbours' words, word classes, names, times and length.

    The features of Morgan, Chang, Gupta and Brenier, "Automatically Detecting Action Items in Audio Meeting Recordings"
    (SIGdial 2006), as far as minutes have them: no prosody, and the place in the minutes for the time in the meeting.
    Their maximum entropy model is a logistic regression; they reached F1 0.32 on meetings of ICSI.
    """

    def fit(self, documents: Sequence[Sequence[Sentence]]) -> MaximumEntropy:
        """Learn from annotated documents."""
        self.vectorizer_ = CountVectorizer(analyzer=_as_they_are, binary=True, min_df=2, dtype=np.float64)
        seen = self.vectorizer_.fit_transform([each for document in documents for each in _described(document)])
        self.model_ = LogisticRegression(class_weight="balanced", max_iter=300)
        self.model_.fit(seen, [sentence.expected for document in documents for sentence in document])
        return self

    def find(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Give the sentences that the model takes for action items."""
        if sentences:
            taken = self.model_.predict(self.vectorizer_.transform([*_described(sentences)]))
            yield from (sentence for sentence, yes in zip(sentences, taken, strict=True) if yes)


def _as_they_are(features: Iterable[str]) -> Iterable[str]:
    return features


def _described(sentences: Sequence[Sentence]) -> Iterator[list[str]]:
    """Name the features of each sentence of a document."""
    grams = [[*_grams(sentence.span)] for sentence in sentences]
    for place, sentence in enumerate(sentences):
        found = [f"word {gram}" for gram in grams[place]]
        for distance in (-1, 1):
            if 0 <= place + distance < len(sentences):
                found += [f"{distance} {gram}" for gram in grams[place + distance] if " " not in gram]
        found += [f"class {token.pos_}" for token in sentence.span]
        found += [f"name {entity.label_}" for entity in sentence.span.ents]
        found.append(f"length {min(len(sentence.span) // 5, 8)}")
        found.append(f"tenth {10 * place // len(sentences)}")
        yield found


def _grams(span: Span) -> Iterator[str]:
    words = [token.lower_ for token in span if not token.is_space]
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))


def as_records(sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
    """Give sentences as records of actions."""
    return [{"start": each.start, "end": each.end, "kind": "action"} for each in sentences]

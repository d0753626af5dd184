"""Offer the trained network to spaCy as pipes: vectors, word classes and lemmas, trees, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp_toolkit.language.names import MinutesNames
from nlp_toolkit.language.network import Arcs, Encoder, Floats, Integers, Linear
from nlp_toolkit.language.stretches import Mask, is_word, sentence_ids, stretches
from nlp_toolkit.language.threads import one_thread
from nlp_toolkit.language.trees import best_tree
from nlp_toolkit.language.weights import Trained

_BATCH = 640
_REMEMBERED = 60_000
_TRIED = 12

Weights = dict[str, npt.NDArray[np.generic]]


@Language.factory("minutes_encoder", assigns=["doc.tensor"], requires=["token.is_sent_start"])
def make_encoder(nlp: Language, name: str) -> MinutesEncoder:  # noqa: ARG001
    """Make the pipe that gives each word a vector in its context."""
    return MinutesEncoder(nlp.vocab)


@Language.factory("minutes_tagger", assigns=["token.pos", "token.morph", "token.lemma"], requires=["doc.tensor"])
def make_tagger(nlp: Language, name: str) -> MinutesTagger:  # noqa: ARG001
    """Make the pipe that gives each word its class, its features and its dictionary form."""
    return MinutesTagger(nlp.vocab)


@Language.factory("minutes_parser", assigns=["token.dep", "token.head", "doc.sents"], requires=["doc.tensor"])
def make_parser(nlp: Language, name: str) -> MinutesParser:  # noqa: ARG001
    """Make the pipe that tells which word depends on which, and how."""
    return MinutesParser(nlp.vocab)


@Language.factory("minutes_names", assigns=["doc.ents"], requires=["doc.tensor"])
def make_names(nlp: Language, name: str) -> MinutesNames:  # noqa: ARG001
    """Make the pipe that finds people (PER), organisations (ORG) and places (LOC)."""
    return MinutesNames()


class MinutesEncoder(Trained):
    """Give each word a vector that tells what it does in its sentence."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab
        self._known: dict[int, Floats] = {}

    def use(self, weights: Weights) -> None:
        """Take these arrays as what was learned."""
        super().use(weights)
        self.encoder = Encoder(weights)
        self._known = {}

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc.tensor`, one row a token; spaces and mark-up keep zeros."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Fill `doc.tensor` for many documents at once."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            with one_thread():
                self._encode(docs)
            yield from docs

    def _encode(self, docs: list[Doc]) -> None:
        pending: list[tuple[Doc, Integers]] = []
        for doc in docs:
            doc.tensor = np.zeros((len(doc), self.encoder.width), dtype=np.float32)
            pending.extend((doc, places) for places in stretches(doc))
        pending.sort(key=lambda entry: len(entry[1]))
        batch: list[tuple[Doc, Integers]] = []
        for entry in pending:
            if batch and (len(batch) + 1) * len(entry[1]) > _BATCH:
                self._fill(batch)
                batch = []
            batch.append(entry)
        if batch:
            self._fill(batch)

    def _fill(self, batch: list[tuple[Doc, Integers]]) -> None:
        longest = len(batch[-1][1])
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        for row, (_, places) in enumerate(batch):
            mask[row, : len(places)] = 1
        flat = self._embed(np.concatenate([doc.to_array(["ORTH"]).reshape(-1)[places] for doc, places in batch]))
        x = np.zeros((*mask.shape, flat.shape[1]), dtype=np.float32)
        x[mask > 0] = flat
        x = self.encoder.contextualise(x, mask)
        for row, (doc, places) in enumerate(batch):
            doc.tensor[places] = x[row, : len(places)]

    def _embed(self, orths: npt.NDArray[np.uint64]) -> Floats:
        """Give each word its vector out of context, remembering the words met before."""
        different, back = np.unique(orths, return_inverse=True)
        keys = different.tolist()
        new = [key for key in keys if key not in self._known]
        if new:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
                new = keys
            vectors = self.encoder.embed([self.vocab.strings[key] for key in new])
            self._known.update(zip(new, vectors, strict=True))
        table: Floats = np.stack([self._known[key] for key in keys])[back]
        return table


class MinutesTagger(Trained):
    """Give each word its class, its features and its dictionary form."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab
        self._lemmas: dict[tuple[int, int], int] = {}

    def use(self, weights: Weights) -> None:
        """Take these arrays as what was learned."""
        super().use(weights)
        self._tag = Linear(weights, "tag")
        self._script = Linear(weights, "script")
        classes, features = zip(*(label.split("|", 1) for label in weights["tags"].tolist()), strict=True)
        self._classes = np.array([IDS[name] for name in classes], dtype=np.uint64)
        self._features = np.array([self.vocab.morphology.add(text) for text in features], dtype=np.uint64)
        self._scripts = [label.split("|", 2) for label in weights["scripts"].tolist()]
        self._lemmas = {}
        self._verbs = {self.vocab.strings.add(verb) for verb in weights["verbs"].tolist()}

    def __call__(self, doc: Doc) -> Doc:
        """Set the class, features and lemma of each token."""
        words = is_word(doc)
        if not len(doc):
            return doc
        values = np.zeros((len(doc), 3), dtype=np.uint64)
        orths = doc.to_array(["ORTH"]).reshape(-1).astype(np.uint64)
        values[:, 0] = np.where([token.is_space for token in doc], IDS["SPACE"], IDS["PUNCT"])
        values[:, 1] = self.vocab.morphology.add("")
        values[:, 2] = orths
        vectors = _vectors(doc, words)
        with one_thread():
            tags, scripts = self._tag(vectors).argmax(axis=1), self._script(vectors)
        values[words, 0] = self._classes[tags]
        values[words, 1] = self._features[tags]
        values[words, 2] = self._lemmatise(orths[words], scripts, self._classes[tags] == IDS["VERB"])
        return doc.from_array(["POS", "MORPH", "LEMMA"], cast("Any", values))

    def _lemmatise(self, orths: npt.NDArray[np.uint64], scores: Floats, is_verb: Mask) -> list[int]:
        """Take the likeliest lemma of each word; of a verb the likeliest that is a verb in the dictionary."""
        best = scores.argmax(axis=1).tolist()
        lemmas = [self._lemma(orth, script) for orth, script in zip(orths.tolist(), best, strict=True)]
        for row in np.flatnonzero(is_verb):
            if lemmas[row] not in self._verbs:
                likely = (self._lemma(int(orths[row]), script) for script in np.argsort(-scores[row])[:_TRIED].tolist())
                lemmas[row] = next((lemma for lemma in likely if lemma in self._verbs), lemmas[row])
        return lemmas

    def _lemma(self, orth: int, script: int) -> int:
        """Rewrite the end of a word as its script says: small letters or not, how many to drop, what to add."""
        known = self._lemmas.get((orth, script))
        if known is None:
            word = self.vocab.strings[orth]
            small, dropped, added = self._scripts[script]
            stem = word.lower() if small == "1" else word
            lemma = added if dropped == "*" else stem[: len(stem) - int(dropped)] + added
            known = self._lemmas[orth, script] = int(self.vocab.strings.add(lemma or word))
        return known


class MinutesParser(Trained):
    """Tell which word depends on which, and how, one tree a sentence."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab

    def use(self, weights: Weights) -> None:
        """Take these arrays as what was learned."""
        super().use(weights)
        self._arcs = Arcs(weights)
        labels = weights["labels"].tolist()
        self._labels = np.array(
            [self.vocab.strings.add("ROOT" if label == "root" else label) for label in labels], dtype=np.uint64
        )
        self._root = labels.index("root")
        self._space, self._loose = (self.vocab.strings.add(label) for label in ("dep", "parataxis"))

    def __call__(self, doc: Doc) -> Doc:
        """Set the head and the relation of each token."""
        if not len(doc):
            return doc
        heads = np.full(len(doc), -1, dtype=np.int64)
        labels = np.full(len(doc), self._space, dtype=np.uint64)
        sentences = sentence_ids(doc)
        runs = stretches(doc)
        if runs:
            with one_thread():
                self._parse(doc, runs, heads, labels)
            self._join(runs, sentences, heads, labels)
        _attach_rest(heads, sentences)
        labels[heads == np.arange(len(doc))] = self._labels[self._root]
        relative = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        return doc.from_array(["HEAD", "DEP"], cast("Any", np.stack([relative, labels], axis=1)))

    def _parse(self, doc: Doc, runs: list[Integers], heads: Integers, labels: npt.NDArray[np.uint64]) -> None:
        """Find the tree of each stretch, then name all relations at once."""
        places = np.concatenate(runs)
        words = self._arcs.project(_vectors(doc, places))
        above = np.empty(len(places), dtype=np.int64)
        start = 0
        for run in runs:
            end = start + len(run)
            chosen = best_tree(self._arcs.heads(words, start, end))
            above[start:end] = np.where(chosen == 0, -1, chosen - 1 + start)
            start = end
        scores = self._arcs.labels(words, above)
        scores[:, self._root] = -np.inf
        labels[places] = self._labels[scores.argmax(axis=1)]
        heads[places] = np.where(above < 0, places, places[above])

    def _join(self, runs: list[Integers], sentences: Integers, heads: Integers, labels: npt.NDArray[np.uint64]) -> None:
        """Hang the later stretches of one long sentence on its first."""
        roots: dict[int, int] = {}
        for run in runs:
            root = int(run[heads[run] == run][0])
            first = roots.setdefault(int(sentences[root]), root)
            if first != root:
                heads[root], labels[root] = first, self._loose


def _vectors(doc: Doc, places: Integers | Mask) -> Floats:
    return np.asarray(doc.tensor[places], dtype=np.float32)


def _attach_rest(heads: Integers, sentences: Integers) -> None:
    """Hang spaces and mark-up on the word before, or on the word after where they open a sentence."""
    parsed = np.flatnonzero(heads >= 0)
    for place in np.flatnonzero(heads < 0):
        at = int(np.searchsorted(parsed, place))
        near = [parsed[index] for index in (at - 1, at) if 0 <= index < len(parsed)]
        same = [word for word in near if sentences[word] == sentences[place]]
        heads[place] = same[0] if same else np.searchsorted(sentences, sentences[place])

"""Measure an English pipeline on data it was not trained on, in one table.

    python -m benchmarks.language SHARED [--pipeline NAME] [--sentences FILE] [--words N]

SHARED holds treebank/ and ner/ and raw/. FILE, if given, holds minutes whose sentences were marked by hand: a JSON list
of [name, text, [where each sentence starts]].
"""

from __future__ import annotations

# ruff: noqa: E402  (one core has to be asked for before NumPy loads)
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nlp_toolkit.language import SHIPPED, load
from training import corpus
from training.corpus import Sentence

MARKUP = " \n>*\\"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--pipeline")
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    options = parser.parse_args()
    begun = time.perf_counter()
    nlp = load(options.pipeline)
    loaded = time.perf_counter() - begun
    documents = corpus.treebank(options.shared / "treebank" / "ewt-test.conllu.gz")
    table = {
        "ewt-test, words and sentences given": given(nlp, [s for document in documents for s in document]),
        "ewt-test, raw text": raw(nlp, documents),
        "uner-ewt test": names(nlp, corpus.names(options.shared / "ner")["test"]),
    }
    if options.sentences:
        table["minutes marked by hand"] = boundaries(nlp, json.loads(options.sentences.read_text(encoding="utf-8")))
    folder = Path(options.pipeline) if options.pipeline else SHIPPED
    table["machine"] = {
        "words a second": speed(nlp, options.shared / "raw" / "minutes.jsonl.gz", options.words),
        "seconds to load": loaded,
        "megabytes": sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6,
    }
    for group, measures in table.items():
        for name, value in measures.items():
            print(f"{group:38}{name:18}{value:12.4f}")


def given(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Score tags, trees and lemmas where the treebank gives words and sentences."""
    counts: Counter[str] = Counter()
    for sentence, doc in zip(sentences, analysed(nlp, sentences), strict=True):
        for place, token in enumerate(doc):
            head = 0 if token.head is token or token.head == token else token.head.i + 1
            is_head = head == sentence.heads[place]
            counts["words"] += 1
            counts["UPOS"] += token.pos_ == sentence.tags[place].split("|")[0]
            counts["UAS"] += is_head
            counts["LAS"] += is_head and token.dep_.lower() == sentence.relations[place]
            counts["lemma"] += token.lemma_ == sentence.lemmas[place]
    return {name: counts[name] / counts["words"] for name in ("UPOS", "UAS", "LAS", "lemma")}


def analysed(nlp: Language, sentences: Iterable[Sentence]) -> Iterable[Doc]:
    """Run all but the tokenizer and the sentence boundaries."""
    docs = [
        Doc(nlp.vocab, s.words, spaces=s.spaces or None, sent_starts=[i == 0 for i in range(len(s.words))])
        for s in sentences
    ]
    with nlp.select_pipes(disable="minutes_sentences"):
        return list(nlp.pipe(docs))


def raw(nlp: Language, documents: list[list[Sentence]]) -> dict[str, float]:
    """Score everything from raw text, one document a text, words matched by their place, as CoNLL 2018 did."""
    counts: Counter[str] = Counter()
    for document in documents:
        text, right = printed(document)
        doc = nlp(text)
        guess = {
            (token.idx, token.idx + len(token)): (
                token.pos_,
                span(token.head) if token.head.i != token.i else None,
                token.dep_.lower(),
            )
            for token in doc
            if not token.is_space
        }
        counts["right"] += len(right)
        counts["guess"] += len(guess)
        for place, (tag, head, relation) in right.items():
            found = guess.get(place)
            if found:
                counts["words"] += 1
                counts["UPOS"] += found[0] == tag
                counts["UAS"] += found[1] == head
                counts["LAS"] += found[1] == head and found[2] == relation
        starts = set(sentence_starts(document))
        found_starts = {sentence.start_char for sentence in doc.sents}
        counts["starts"] += len(starts & found_starts)
        counts["all starts"] += len(starts) + len(found_starts)
    measures = {
        name: 2 * counts[name] / (counts["right"] + counts["guess"]) for name in ("words", "UPOS", "UAS", "LAS")
    }
    return measures | {"sentence F1": 2 * counts["starts"] / counts["all starts"]}


def span(token: object) -> tuple[int, int]:
    """Give the place of a token in the text."""
    return token.idx, token.idx + len(token)  # type: ignore[attr-defined, arg-type]


Place = tuple[int, int]


def printed(document: list[Sentence]) -> tuple[str, dict[Place, tuple[str, Place | None, str]]]:
    """Print a document on one line, and tell where each word stands with its tag, head and relation."""
    text = ""
    right: dict[Place, tuple[str, Place | None, str]] = {}
    for sentence in document:
        places = []
        for word, spaced in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + (" " if spaced else "")
        text = text.rstrip() + " "
        for place, tag, head, relation in zip(places, sentence.tags, sentence.heads, sentence.relations, strict=True):
            right[place] = (tag.split("|")[0], places[head - 1] if head else None, relation)
    return text.rstrip(), right


def sentence_starts(document: list[Sentence]) -> list[int]:
    """Tell where each sentence of a printed document starts."""
    starts, at = [], 0
    for sentence in document:
        starts.append(at)
        pieces = (word + (" " if spaced else "") for word, spaced in zip(sentence.words, sentence.spaces, strict=True))
        at += len("".join(pieces).rstrip()) + 1
    return starts


def names(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Score names, a name right only if its whole extent and its kind are."""
    counts: Counter[str] = Counter()
    for number, (sentence, doc) in enumerate(zip(sentences, analysed(nlp, sentences), strict=True)):
        right = {(number, *extent) for extent in extents(sentence.names)}
        guess = {(number, entity.start, entity.end, entity.label_) for entity in doc.ents}
        for *_, kind in right & guess:
            counts[f"{kind} right"] += 2
        for *_, kind in [*right, *guess]:
            counts[f"{kind} all"] += 1
    return {f"{kind} F1": counts[f"{kind} right"] / counts[f"{kind} all"] for kind in ("PER", "ORG", "LOC")}


def extents(marks: list[str]) -> list[tuple[int, int, str]]:
    """Read B and I marks as first place, place after the last, and kind."""
    found: list[tuple[int, int, str]] = []
    for place, mark in enumerate(marks):
        if mark.startswith("B"):
            found.append((place, place + 1, mark[2:]))
        elif mark.startswith("I"):
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def boundaries(nlp: Language, minutes: list[tuple[str, str, list[int]]]) -> dict[str, float]:
    """Score the starts of sentences in minutes, mark-up and spaces before them left aside."""
    hits = total = 0
    for _, text, starts in minutes:
        found = {at for sentence in nlp(text).sents if (at := skipped(text, sentence.start_char)) < len(text)}
        hits += len(found & set(starts))
        total += len(found) + len(starts)
    return {"sentence F1": 2 * hits / total}


def skipped(text: str, at: int) -> int:
    """Step over mark-up and spaces."""
    while at < len(text) and text[at] in MARKUP:
        at += 1
    return at


def speed(nlp: Language, path: Path, words: int) -> float:
    """Count the words a second of the whole pipeline on one core, tokenizer included, after a first document."""
    texts: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"][:20_000])
            words -= len(texts[-1].split())
            if words < 0:
                break
    nlp(texts[0])
    begun = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return sum(len(text.split()) for text in texts) / (time.process_time() - begun)


if __name__ == "__main__":
    main()

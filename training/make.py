"""Make the English pipeline from the shared data, from beginning to end.

    python -m training.make SHARED WORK [OUT]

SHARED holds treebank/, ner/ and raw/; WORK keeps what is slow to make, so that a second run goes on where the first one
stopped; OUT is where the pipeline goes, by default nlp_toolkit/language/en_minutes.
"""

from __future__ import annotations

import gzip
import json
import os
import pickle
import random
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MKL_ENABLE_INSTRUCTIONS", "AVX2")

import torch

from nlp_toolkit.language import minilm
from nlp_toolkit.language import sentences as _  # noqa: F401  (registers the pipe)
from nlp_toolkit.language.stretches import stretches
from training import corpus, exchange, export, learn, people
from training.corpus import Sentence
from training.networks import Heads, Student, Teacher

HERE = Path(__file__).parent
OUT = HERE.parent / "nlp_toolkit" / "language" / "en_minutes"


def main(shared: Path, work: Path, out: Path = OUT) -> None:
    """Train the teacher, let it label minutes, train the student on gold and silver, write the pipeline."""
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(config["seed"])
    model = minilm.folder()
    gold = read_gold(shared, config)
    labels = learn.labels_of(gold["train"])
    teacher = Teacher(labels, model)
    trained(teacher, work / "teacher.pt", teacher_sources(gold), config["teacher"] | {"slow": "bert"})
    silver = read_silver(teacher, gold, shared, work / "silver.pickle", config)
    student = Student(labels, model, export.listed())
    sets = student_sets(gold, silver)
    train_student(student, work / "broad.pt", sets, config["broad"])
    print("ewt-dev, before it is learned from", learn.scores(gold["dev"], learn.label(student, gold["dev"])))
    train_student(student, work / "close.pt", sets, config["close"])
    meta = json.loads((HERE / "meta.json").read_text(encoding="utf-8"))
    state: dict[str, Any] = {"weights": student.state_dict(), "labels": labels}
    export.pipeline(state, student.words, config["names"]["lead"], meta).to_disk(out)


def read_gold(shared: Path, config: dict[str, Any]) -> dict[str, list[Sentence]]:
    """Read everything that people annotated, and the sentences of our own; no test set is among it."""
    banks = shared / "treebank"
    ewt, gum = (
        corpus.treebank(banks / "ewt-train.conllu.gz"),
        corpus.treebank(banks / "gum-train.conllu.gz", with_names=True),
    )
    named = corpus.names(shared / "ner")
    dev = corpus.treebank(banks / "ewt-dev.conllu.gz")
    return {
        "train": [sentence for document in ewt + gum for sentence in document],
        "dev": corpus.with_names([sentence for document in dev for sentence in document], named["dev"]),
        "named": named["dev"],
        "tweets": named["tweets"],
        "council": corpus.council(HERE / "council.toml", config["council"]["copies"], config["seed"]),
    }


def read_silver(
    teacher: Heads, gold: dict[str, list[Sentence]], shared: Path, cache: Path, config: dict[str, Any]
) -> dict[str, list[Sentence]]:
    """Let the teacher label raw minutes, our own sentences, and the names of EWT."""
    if cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    raw = raw_minutes(shared / "raw" / "minutes.jsonl.gz", config["raw"]["words"], config["seed"])
    council = learn.label(teacher, gold["council"])
    documents = corpus.treebank(shared / "treebank" / "ewt-train.conllu.gz")
    silver = {
        "minutes": [replace(s, names=corpus.without_titles(s.words, s.names)) for s in learn.label(teacher, raw)],
        "council": with_names_of(council, gold["council"]),
        "tweets": with_names_of(learn.label(teacher, gold["tweets"]), gold["tweets"]),
        "names": people.corrected(
            [_named(teacher, document) for document in documents],
            gold["named"] + gold["tweets"],
            export.listed(),
        ),
    }
    cache.write_bytes(pickle.dumps(silver))
    return silver


def _named(teacher: Heads, document: list[Sentence]) -> list[Sentence]:
    """Let the teacher find names in sentences whose trees are gold."""
    return with_names_of(document, learn.label(teacher, document))


def with_names_of(sentences: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """Give sentences the names marked in the same sentences elsewhere."""
    return [replace(sentence, names=other.names) for sentence, other in zip(sentences, named, strict=True)]


def raw_minutes(path: Path, words: int, seed: int) -> list[Sentence]:
    """Take so many words of whole sentences from raw minutes."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.Random(seed).shuffle(texts)
    nlp = export.blank()
    found: list[Sentence] = []
    for text in texts:
        doc = nlp(text[:6000])
        for places in stretches(doc):
            tokens = [doc[int(place)].text for place in places]
            if 4 <= len(tokens) <= 60 and sum(map(str.isalpha, tokens)) > 0.6 * len(tokens):
                found.append(Sentence(tokens))
                words -= len(tokens)
        if words < 0:
            break
    return found


def teacher_sources(gold: dict[str, list[Sentence]]) -> list[tuple[list[Sentence], float]]:
    """Tell how often the teacher sees each set in one epoch."""
    return [(gold["train"], 1), (gold["named"], 1), (gold["tweets"], 0.15), (gold["council"], 0.1)]


def student_sets(gold: dict[str, list[Sentence]], silver: dict[str, list[Sentence]]) -> dict[str, list[Sentence]]:
    """Name the sets that the student learns from."""
    return {
        "ewt": silver["names"],
        "gum": [sentence for sentence in gold["train"] if sentence.names],
        "named": gold["named"],
        "dev": gold["dev"],
        "tweets": silver["tweets"],
        "minutes": silver["minutes"],
        "council": silver["council"],
    }


def train_student(student: Student, path: Path, sets: dict[str, list[Sentence]], config: dict[str, Any]) -> None:
    """Train the student, forgetting some words and exchanging people's names."""
    student.edrop.share = config["forget"]
    people_of = [sentence for name, sentences in sets.items() if name != "minutes" for sentence in sentences]
    options = config["fit"] | {"change": exchange.Exchange(people_of, config["exchange"])}
    trained(student, path, [(sets[name], times) for name, times in config["shares"].items()], options)


def trained(network: Heads, path: Path, sources: list[tuple[list[Sentence], float]], options: dict[str, Any]) -> None:
    """Train a network, or take up the weights of an earlier run."""
    if path.exists():
        network.load_state_dict(torch.load(path, weights_only=False)["weights"])
    else:
        part = path.with_suffix(".part")
        learn.fit(network, sources, checkpoint=part, **options)
        part.replace(path)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(*map(Path, sys.argv[1:]))

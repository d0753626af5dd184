"""Train the classifier of clauses and write it into the package.

python -m training.extraction.train SHARED_FOLDER --out nlp_toolkit/commitments/extract/actions/clauses.npz
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.classifier import NONE, Classifier, dump
from nlp_toolkit.commitments.extract.actions.context import Reader
from nlp_toolkit.commitments.extract.actions.wording import WordingReader
from training.extraction import network, wording
from training.extraction.annotations import annotated
from training.extraction.examples import Annotated, Clause, clauses, gold, inline

C = 0.1
LEAST = 3
WEIGHTS = {"raw": 1.0, "own": 0.5}
"""How much a clause counts, by who annotated its text: two readers 2, one reader 1, our own writing a half."""
HERE = Path(__file__).parent


def as_they_are(features: Iterable[str]) -> Iterable[str]:
    """Give features as they are."""
    return features


def fit(train: Sequence[Clause]) -> Classifier:
    """Fit the regression on clauses, the network that reads them in their place, and MiniLM's upper layers.

    Args:
        train: Clauses with their kinds; those of weight 0 are left out.
    """
    used = [clause for clause in train if clause.weight > 0]
    kinds = sorted({clause.kind for clause in used})
    numbers, weights = [kinds.index(clause.kind) for clause in used], [weight(clause) for clause in used]
    read = network.fit([clause.stretch for clause in used], numbers, weights)
    worded = wording.fit([clause.words for clause in used], numbers, weights, nothing=kinds.index(NONE))
    return regress(train, Reader(network.arrays(read)), WordingReader(wording.arrays(worded)))


def regress(train: Sequence[Clause], reader: Reader, wording: WordingReader | None) -> Classifier:
    """Fit the regression on clauses, leaving out features seen once or twice.

    Args:
        train: Clauses with their kinds; those of weight 0 are left out.
        reader: The network that goes with it.
        wording: MiniLM's upper layers that go with it.
    """
    used = [clause for clause in train if clause.weight > 0]
    counts = Counter(name for clause in used for name in clause.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    vectorizer = CountVectorizer(analyzer=as_they_are, vocabulary=names, binary=True, dtype=np.float64)
    model = LogisticRegression(C=C, max_iter=200, tol=1e-3)
    seen = vectorizer.transform([clause.features for clause in used])
    model.fit(seen, [clause.kind for clause in used], sample_weight=[weight(clause) for clause in used])
    return Classifier(
        kinds=tuple(str(kind) for kind in model.classes_),
        vocabulary={name: row for row, name in enumerate(names)},
        weights=model.coef_.T.astype(np.float32),
        intercept=model.intercept_.astype(np.float32),
        reader=reader,
        wording=wording,
    )


def weight(clause: Clause) -> float:
    """Tell how much a clause counts."""
    return clause.weight * WEIGHTS.get(clause.group.partition(":")[0], 2.0)


def texts(shared: Path) -> Iterator[Annotated]:
    """Give every annotated text: minutes read by two readers, by one reader, and the corpus of our own writing."""
    yield from gold(shared / "gold" / "minutes")
    yield from annotated(shared / "raw" / "minutes.jsonl.gz", HERE / "annotations.jsonl")
    yield from inline(HERE.parents[1] / "corpora" / "gold")


def held() -> frozenset[str]:
    """Name the texts of one reader that are kept for measuring: minutes unlike the others."""
    return frozenset(f"raw:{line[:12]}" for line in (HERE / "held.txt").read_text(encoding="utf-8").split())


def measured(text: Annotated, aside: frozenset[str]) -> bool:
    """Tell whether a text is one that scores are taken on."""
    return text.split == "test" or text.group in aside or ":" not in text.group


def main() -> None:
    """Read the annotated texts, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with gold/minutes and raw/minutes.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--aside", action="store_true", help="leave out every text that the benchmark measures on")
    told = parser.parse_args()
    nlp = language.load()
    aside = held()
    chosen = [
        text for text in texts(told.shared) if not (measured(text, aside) if told.aside else text.split == "test")
    ]
    train = [clause for text in chosen for clause in clauses(text, nlp)]
    told.out.write_bytes(dump(fit(train)))
    print(f"{len(train)} clauses; {told.out.stat().st_size / 1024:.0f} kB written to {told.out}")


if __name__ == "__main__":
    main()

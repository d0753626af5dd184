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
from nlp_toolkit.commitments.extract.actions.classifier import Classifier, dump
from nlp_toolkit.commitments.extract.actions.context import Reader
from training.extraction import network
from training.extraction.annotations import annotated
from training.extraction.examples import Annotated, Clause, clauses, gold, inline

C = 0.1
LEAST = 3
WEIGHTS = {"raw": 1.0, "own": 0.5}
"""How much a clause counts, by who annotated its text: two readers 2, one reader 1, our own writing a half."""


def as_they_are(features: Iterable[str]) -> Iterable[str]:
    """Give features as they are."""
    return features


def fit(train: Sequence[Clause], *, c: float = C) -> Classifier:
    """Fit the regression on clauses, leaving out features seen once, and the network.

    Args:
        train: Clauses with their kinds; those of weight 0 are left out.
        c: Inverse strength of the penalty.
    """
    used = [clause for clause in train if clause.weight > 0]
    counts = Counter(name for clause in used for name in clause.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    vectorizer = CountVectorizer(analyzer=as_they_are, vocabulary=names, binary=True, dtype=np.float64)
    model = LogisticRegression(C=c, max_iter=200, tol=1e-3)
    weights = [clause.weight * WEIGHTS.get(clause.group.partition(":")[0], 2.0) for clause in used]
    model.fit(
        vectorizer.transform([clause.features for clause in used]),
        [clause.kind for clause in used],
        sample_weight=weights,
    )
    numbers = {str(kind): number for number, kind in enumerate(model.classes_)}
    fitted = network.fit([clause.stretch for clause in used], [numbers[clause.kind] for clause in used], weights)
    return Classifier(
        kinds=tuple(numbers),
        vocabulary={name: row for row, name in enumerate(names)},
        weights=model.coef_.T.astype(np.float32),
        intercept=model.intercept_.astype(np.float32),
        reader=Reader(network.arrays(fitted)),
    )


def texts(shared: Path) -> Iterator[Annotated]:
    """Give every annotated text: minutes read by two readers, by one reader, and the corpus of our own writing."""
    here = Path(__file__).parent
    yield from gold(shared / "gold" / "minutes")
    yield from annotated(shared / "raw" / "minutes.jsonl.gz", here / "annotations.jsonl")
    yield from inline(here.parents[1] / "corpora" / "gold")


def main() -> None:
    """Read the annotated texts, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with gold/minutes and raw/minutes.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    nlp = language.load()
    train = [clause for text in texts(told.shared) if text.split == "train" for clause in clauses(text, nlp)]
    told.out.write_bytes(dump(fit(train)))
    print(f"{len(train)} clauses; {told.out.stat().st_size / 1024:.0f} kB written to {told.out}")


if __name__ == "__main__":
    main()

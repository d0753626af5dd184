"""Train the classifier of clauses and write it into the package.

python training/extraction/train.py GOLD_FOLDER CORPUS_FOLDER [RAW_FOLDER] --out nlp_toolkit/commitments/extract/clauses.npz
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from examples import Clause, clauses, gold, inline
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.classifier import Classifier, dump

C = 0.3
LEAST = 2


def as_they_are(features: Iterable[str]) -> Iterable[str]:
    """Give features as they are."""
    return features


def fit(train: Sequence[Clause], *, c: float = C) -> Classifier:
    """Fit the regression on clauses, leaving out features seen once.

    Args:
        train: Clauses with their kinds; those of weight 0 are left out.
        c: Inverse strength of the penalty.
    """
    used = [clause for clause in train if clause.weight > 0]
    counts = Counter(name for clause in used for name in clause.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    vectorizer = CountVectorizer(analyzer=as_they_are, vocabulary=names, binary=True, dtype=np.float64)
    model = LogisticRegression(C=c, max_iter=200, tol=1e-3)
    model.fit(
        vectorizer.transform([clause.features for clause in used]),
        [clause.kind for clause in used],
        sample_weight=[clause.weight for clause in used],
    )
    return Classifier(
        kinds=tuple(model.classes_),
        vocabulary={name: row for row, name in enumerate(names)},
        weights=model.coef_.T.astype(np.float32),
        intercept=model.intercept_.astype(np.float32),
    )


def main() -> None:
    """Read the annotated texts, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    nlp = language.load()
    texts = [*gold(told.gold), *inline(told.corpus), *(text for folder in told.more for text in gold(folder))]
    train = [clause for text in texts if text.split == "train" for clause in clauses(text, nlp)]
    told.out.write_bytes(dump(fit(train)))
    print(f"{len(train)} clauses of {len(texts)} texts; {told.out.stat().st_size / 1024:.0f} kB written to {told.out}")


if __name__ == "__main__":
    main()

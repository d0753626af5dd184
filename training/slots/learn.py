"""Learn which neighbours tell that a person is named, from letters in which people marked what identifies.

    python training/slots/learn.py corpora/gold/letters/tune

Writes nlp_toolkit/terms/name_slots.toml and prints how well the neighbours alone tell names from words in letters that
were left out of the learning.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from nlp_toolkit.concerns.pseudonymise.letter import Letter, open_letter
from nlp_toolkit.concerns.pseudonymise.slots import features
from nlp_toolkit.concerns.pseudonymise.words import mend
from nlp_toolkit.evaluate.pseudonymise import Marked, unmark

TARGET = Path(__file__).parents[2] / "nlp_toolkit" / "terms" / "name_slots.toml"
LEAST = 3  # letters in which a feature must occur
PEOPLE = ("person", "official")


def examples(letter: Letter, marks: list[Marked]) -> list[tuple[list[str], bool]]:
    """List the neighbours of the first word of every name, and of every ordinary word that could be one."""
    people = [(one.start, one.end) for one in marks if one.type in PEOPLE]
    others = [(one.start, one.end) for one in marks if one.type not in PEOPLE]
    found = []
    for index, word in enumerate(letter.words):
        if word.shape == "number" or len(word.text) < 2:
            continue
        named = any(start == word.start for start, _ in people)
        if not named and any(start < word.start < end for start, end in people):
            continue
        usual = letter.ordinary(index) and not letter.neutral(index)
        if any(start <= word.start < end for start, end in others) or not (named or usual):
            continue
        found += [(features(letter, index, marks=marks), named) for marks in (True, False)]
    return found


def main() -> None:
    """Learn and write the weights."""
    told, named, group = [], [], []
    for number, path in enumerate(sorted(Path(sys.argv[1]).glob("*.txt"))):
        text, marks = unmark(path.read_text(encoding="utf-8"))
        for one, name in examples(open_letter(mend(text), []), marks):
            told.append(one)
            named.append(name)
            group.append(number)
    spread = Counter(feature for feature, _ in {(f, g) for one, g in zip(told, group, strict=True) for f in one})
    rows = [{feature: 1 for feature in one if spread[feature] >= LEAST} for one in told]
    vectors = DictVectorizer()
    table, truth = vectors.fit_transform(rows), np.array(named)
    model = LogisticRegression(C=0.3, max_iter=2000, class_weight="balanced")
    guessed = cross_val_predict(
        model, table, truth, groups=group, cv=GroupKFold(5), method="decision_function", n_jobs=1
    )
    print(f"{len(truth)} places, {truth.sum()} of them names; AUC {roc_auc_score(truth, guessed):.3f}")
    for least in (-1, 0, 0.5, 1, 2, 3):
        over = guessed > least
        print(f"above {least}: {over[truth].mean():.1%} of names, {over[~truth].mean():.2%} of words")
    model.fit(table, truth)
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= 0.05
    }
    lines = [f'"{name}" = {weight}' for name, weight in sorted(weights.items())]
    TARGET.write_text(
        "# What each neighbour of a place in a sentence tells of whether a person is named there, in log-odds;\n"
        f"# learned by training/slots/learn.py.\n\nstart = {float(model.intercept_[0]):.2f}\n\n[weights]\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()

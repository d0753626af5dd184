"""Learn what tells that a person is named, from letters in which people marked what identifies.

    python training/slots/learn.py corpora/gold/letters/tune

Writes nlp_toolkit/terms/name_slots.toml (what the neighbours of a place in a sentence tell) and name_looks.txt.gz
(what a word's own look and its neighbours tell together), and prints how well each tells names from words in letters
that were left out of the learning.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from nlp_toolkit.concerns.pseudonymise.letter import Letter, open_letter
from nlp_toolkit.concerns.pseudonymise.looks import look
from nlp_toolkit.concerns.pseudonymise.slots import features
from nlp_toolkit.concerns.pseudonymise.words import mend
from nlp_toolkit.evaluate.pseudonymise import Marked, unmark

TERMS = Path(__file__).parents[2] / "nlp_toolkit" / "terms"
LEAST = 3  # letters in which a feature must occur
SMALLEST = 0.05  # weight worth keeping
PEOPLE = ("person", "official")

Example = tuple[list[str], bool]


def places(letter: Letter, marks: list[Marked]) -> Iterator[Example]:
    """List the neighbours of the first word of every name, and of every ordinary word that could be one."""
    people = [(one.start, one.end) for one in marks if one.type in PEOPLE]
    others = [(one.start, one.end) for one in marks if one.type not in PEOPLE]
    for index, word in enumerate(letter.words):
        if word.shape == "number" or len(word.text) < 2:
            continue
        named = any(start == word.start for start, _ in people)
        if not named and any(start < word.start < end for start, end in people):
            continue
        usual = letter.ordinary(index) and not letter.neutral(index)
        if any(start <= word.start < end for start, end in others) or not (named or usual):
            continue
        yield from ((features(letter, index, marks=marks), named) for marks in (True, False))


def words(letter: Letter, marks: list[Marked]) -> Iterator[Example]:
    """List the look and the neighbours of every word, but those of schools, places and the like."""
    people = [(one.start, one.end) for one in marks if one.type in PEOPLE]
    others = [(one.start, one.end) for one in marks if one.type not in PEOPLE]
    for index, word in enumerate(letter.words):
        if word.shape == "number" or len(word.text) < 2:
            continue
        if not any(start < word.end and word.start < end for start, end in others):
            named = any(start < word.end and word.start < end for start, end in people)
            yield [*look(letter, index), *features(letter, index)], named


def learn(letters: list[list[Example]], *, balanced: bool) -> dict[str, float]:
    """Fit the weights of what is told; the empty name has what every word begins with."""
    group = [number for number, examples in enumerate(letters) for _ in examples]
    told = [frozenset(one) for examples in letters for one, _ in examples]
    truth = np.array([named for examples in letters for _, named in examples])
    spread = Counter(feature for examples in letters for feature in {f for one, _ in examples for f in one})
    vectors = DictVectorizer(dtype=np.float32)
    table = vectors.fit_transform({feature: 1 for feature in one if spread[feature] >= LEAST} for one in told)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    weight = "balanced" if balanced else None
    model = LogisticRegression(C=0.3, max_iter=2000, class_weight=weight, solver="liblinear", random_state=0)
    folds = GroupKFold(5)
    guessed = cross_val_predict(model, table, truth, groups=group, cv=folds, method="decision_function")
    print(f"{len(truth)} examples, {truth.sum()} of them names; AUC {roc_auc_score(truth, guessed):.4f}")
    for least in (-2, -1.5, -1, 0, 0.5, 1, 2, 3):
        over = guessed > least
        print(f"above {least}: {over[truth].mean():.1%} of names, {over[~truth].mean():.2%} of other words")
    model.fit(table, truth)
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    kept = {str(name): round(float(value), 2) for name, value in weights if abs(value) >= SMALLEST}
    return {"": round(float(model.intercept_[0]), 2), **dict(sorted(kept.items()))}


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path, help="folder of marked letters")
    parser.add_argument("--without", default="", help="first letters of file names to leave out")
    chosen = parser.parse_args()
    paths = [path for path in sorted(chosen.letters.glob("*.txt")) if path.name[0] not in chosen.without]
    read = [unmark(path.read_text(encoding="utf-8")) for path in paths]
    opened = [(open_letter(mend(text), []), marks) for text, marks in read]

    slots = learn([list(places(letter, marks)) for letter, marks in opened], balanced=True)
    (TERMS / "name_slots.toml").write_text(
        "# What each neighbour of a place in a sentence tells of whether a person is named there, in log-odds;\n"
        f"# learned by training/slots/learn.py.\n\nstart = {slots.pop('')}\n\n[weights]\n"
        + "".join(f'"{name}" = {weight}\n' for name, weight in slots.items()),
        encoding="utf-8",
    )
    looks = learn([list(words(letter, marks)) for letter, marks in opened], balanced=False)
    packed = "\n".join(f"{name}\t{weight}" for name, weight in looks.items()).encode()
    (TERMS / "name_looks.txt.gz").write_bytes(gzip.compress(packed, mtime=0))


if __name__ == "__main__":
    main()

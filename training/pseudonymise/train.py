"""Train the network that reads letters, measure it on letters left out, and write it into the package.

    python -m training.pseudonymise.train --out nlp_toolkit/concerns/pseudonymise

Reads the letters of corpora/gold/letters/tune and, as texts that name nobody, lines of
the minutes in corpora/gold, sentences of terms/letters.toml and the paragraphs of nobody.txt.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Container, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.context import others_read, people_read
from nlp_toolkit.concerns.pseudonymise.detect import detect, people
from nlp_toolkit.concerns.pseudonymise.letter import Letter, open_letter
from nlp_toolkit.concerns.pseudonymise.pieces import Stretch, stretches
from nlp_toolkit.concerns.pseudonymise.reader import KINDS, Reader, Vectors, seen, vectors
from nlp_toolkit.concerns.pseudonymise.words import mend
from nlp_toolkit.evaluate.pseudonymise import Marked, SafetyScore, score_letter, unmark
from nlp_toolkit.language.network import Floats
from training.pseudonymise.augment import INSTITUTIONS, Pools, Writer
from training.pseudonymise.network import PADDING, Example, arrays, fit

CORPORA = Path(__file__).parents[2] / "corpora" / "gold"
EPOCHS = 15
DRAWS = 4
OTHERS = 30
PLAIN = 500
LINES = 10
_SMALL = (
    "the a we our he she they it is was are has have will would can in on at of for with to from about after and but "
    "because when if not school plan team help child parents meeting report letter phone week year"
)

Text = tuple[str, list[Marked]]


def kind(type_: str) -> int:
    """Number the kind of a mark; numbers of all sorts are references, all institutions one kind."""
    name = type_ if type_ in KINDS else "institution" if type_ in INSTITUTIONS else "reference"
    return KINDS.index(name)


def kinds(letter: Letter, marks: list[Marked], part: Stretch) -> npt.NDArray[np.int64]:
    """Number the kind of each piece of a stretch; punctuation has none."""
    found: list[int] = []
    for piece in (piece for sentence in part for piece in sentence):
        if piece.word < 0:
            found.append(PADDING)
            continue
        word = letter.words[piece.word]
        found.append(next((kind(one.type) for one in marks if one.start < word.end and word.start < one.end), 0))
    return np.array(found, dtype=np.int64)


def examples(text: str, marks: list[Marked], told: Vectors) -> Iterator[Example]:
    """Give the stretches of one letter as the network reads them."""
    letter = open_letter(mend(text), [])
    parts = stretches(letter)
    if parts:
        for read, part in zip(seen(letter, parts, told), parts, strict=True):
            yield Example(read, kinds(letter, marks, part))


def letters() -> list[Path]:
    """List the marked letters to learn from."""
    return sorted((CORPORA / "letters" / "tune").glob("*.txt"))


class Silent:
    """Read nothing into any word, so that the rules are left to themselves."""

    def chances(self, letter: Letter) -> Floats:
        """Give every word for nobody's."""
        return np.eye(1, len(KINDS), dtype=np.float32).repeat(len(letter.words), axis=0)


def nobody(chance: random.Random) -> list[str]:
    """Gather lines of minutes and of letters in which the rules find nothing, after own texts that name nobody."""
    lines = [
        re.sub(r"<[^>]*>", "", line).strip()
        for path in sorted(CORPORA.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
    ]
    lines = [line for line in dict.fromkeys(lines) if len(line.split()) > 5]
    told = [line for theme in terms.load("letters").values() for line in theme if len(line.split()) > 3]
    found = [*chance.sample(lines, PLAIN), *chance.sample(sorted(set(told)), PLAIN)]
    return [line for line in found if not detect(line, network=Silent())]


def jumble(pools: Pools, chance: random.Random) -> str:
    """Put ordinary words together to sentences that mean nothing."""
    often, small = chance.choice((0.0, 0.02)), _SMALL.split()
    sentences = []
    for _ in range(chance.randint(1, 8)):
        words = [chance.choice(small if chance.random() < 0.5 else pools.words) for _ in range(chance.randint(3, 14))]
        words = [word.title() if chance.random() < often else word for word in words]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def draw(texts: list[Text], times: int, *, seed: int = 0) -> list[list[list[Example]]]:
    """Write each text anew some times, and as many times some lines that name nobody; give the stretches by text."""
    chance, pools, told = random.Random(seed), Pools(), vectors()
    plain = nobody(chance)
    unnamed = (Path(__file__).parent / "nobody.txt").read_text(encoding="utf-8").split("\n\n")
    found = []
    for time in range(times):
        drawn = [[*examples(*Writer(pools, chance).write(text, marks), told)] for text, marks in texts]
        others = [chance.choice(("\n", "\n\n", " ")).join(chance.sample(plain, LINES)) for _ in range(OTHERS)]
        others += [jumble(pools, chance) for _ in range(OTHERS)]
        others += [Writer(pools, chance).write(text, [])[0] for text in unnamed]
        drawn += [[*examples(text, [], told)] for text in others]
        found.append(drawn)
        print(f"written anew {time + 1} of {times} times: {sum(map(len, drawn))} stretches", flush=True)
    return found


def train(
    drawn: list[list[list[Example]]], left_out: Container[int] = (), *, seed: int = 0
) -> dict[str, npt.NDArray[np.generic]]:
    """Fit the network to what was drawn, less the texts of some numbers."""
    epochs = [[one for number, text in enumerate(each) if number not in left_out for one in text] for each in drawn]
    return arrays(fit(epochs, EPOCHS, len(KINDS), vectors().width, seed=seed))


def measured(texts: list[Text], network: Reader) -> None:
    """Print how well letters are made safe by the rules alone, by a network alone and by both."""
    scores = {"rules": SafetyScore(), "network": SafetyScore(), "both": SafetyScore()}
    for text, marks in texts:
        letter = open_letter(mend(text), [])
        chances = network.chances(letter)
        alone = [*others_read(letter, chances)]
        people_read(letter, chances)
        alone += people(letter)
        found = {"rules": detect(text, network=Silent()), "network": alone, "both": detect(text, network=network)}
        for name, each in found.items():
            scores[name] += score_letter(text, marks, [(one.start, one.end) for one in each])
    for name, score in scores.items():
        print(f"{name:8} {score}", flush=True)


def main() -> None:
    """Train on the letters that are not left out, measure on those that are, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", nargs="*", default=[], help="first letters of file names that are left out together")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True, help="folder to write reader.npz into, and one per fold")
    chosen = parser.parse_args()
    names = [path.name[0] for path in letters()]
    texts = [unmark(path.read_text(encoding="utf-8")) for path in letters()]
    drawn = draw(texts, DRAWS, seed=chosen.seed)
    for fold in ["", *chosen.folds]:
        left_out = {number for number, name in enumerate(names) if name in fold}
        path = chosen.out / ("reader.npz" if not fold else f"without-{fold}.npz")
        weights = train(drawn, left_out, seed=chosen.seed)
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **weights)
        print(f"{path.stat().st_size / 1024:.0f} kB written to {path}", flush=True)
        if fold:
            measured([texts[number] for number in sorted(left_out)], Reader(weights, vectors()))


if __name__ == "__main__":
    main()

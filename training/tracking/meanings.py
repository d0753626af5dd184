"""Make the vectors of word stems that tell words of one meaning, from a sentence encoder.

    python training/tracking/meanings.py --out nlp_toolkit/commitments/track/meanings.npz

Needs the extra `topics`. Each common English word is read alone by MiniLM (all-MiniLM-L6-v2, Apache licence 2.0); the
rows of words of one stem are averaged and cut to their `WIDTH` principal directions, in whole numbers from -127 to 127.
"""

from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from importlib import resources
from pathlib import Path

import numpy as np

from nlp_toolkit.commitments.track.words import stem, stop_words
from nlp_toolkit.concerns.group.embed.static import StaticEncoder

WIDTH = 96
_SHORTEST = 3


def common_words(known: set[str]) -> list[str]:
    """Give the English words that the encoder knows whole."""
    with resources.files("nlp_toolkit.terms").joinpath("words.txt.gz").open("rb") as packed:
        words = gzip.decompress(packed.read()).decode("utf-8").split()
    return [word for word in words if word in known and word.isalpha() and word.islower() and len(word) >= _SHORTEST]


def main() -> None:
    """Make and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    model = StaticEncoder().load()
    words = common_words(set(model.tokenizer.get_vocab()))
    of_stem: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if word not in stop_words() and stem(word).isascii():
            of_stem[stem(word)].append(index)
    read = model.encode(words, use_multiprocessing=False)
    stems = sorted(of_stem)
    rows = np.array([read[of_stem[root]].mean(axis=0) for root in stems], dtype=np.float64)
    rows -= rows.mean(axis=0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    narrow = rows @ directions[:WIDTH].T
    narrow *= 127 / np.abs(narrow).max(axis=1, keepdims=True)
    packed = np.frombuffer("\n".join(stems).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(out, stems=packed, rows=np.round(narrow).astype(np.int8))
    print(f"{len(stems)} stems, {out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

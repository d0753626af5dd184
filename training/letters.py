"""Gather what the letters of our own teach: passages of each theme, and sentences that state no concern.

    python -m training.letters

reads corpora/gold/concerns/train and dev and writes nlp_toolkit/terms/letters.toml; letters for measuring are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp_toolkit.concerns.passages.layout import parts
from nlp_toolkit.concerns.passages.states import formal
from nlp_toolkit.concerns.passages.stretch import TEXT
from nlp_toolkit.concerns.themes import shipped
from nlp_toolkit.evaluate.concerns import MarkedLetter, read_letters

ROOT = Path(__file__).parents[1]
LETTERS = ROOT / "corpora" / "gold" / "concerns"
LEARNED = ("train", "dev")
TO = ROOT / "nlp_toolkit" / "terms" / "letters.toml"
HEAD = """\
# What the marked letters in corpora/gold/concerns (train and dev) teach, as `python -m training.letters` wrote it.
# Every letter is our own writing about invented families.
"""
FEWEST = 3
"""Words in the shortest unmarked sentence that teaches anything."""
_ENDS = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


def main() -> None:
    """Write the vocabulary."""
    codes = shipped().codes
    letters = [letter for split in LEARNED for letter in read_letters(LETTERS, split=split, codes=codes)]
    passages: dict[str, list[str]] = {code: [] for code in codes}
    nothing: list[str] = []
    for letter in letters:
        for mark in letter.marks:
            passages[mark.theme].append(_line(letter.text[mark.start : mark.end]))
        nothing += unmarked(letter)
    blocks = [HEAD, *(_list(code, texts) for code, texts in passages.items()), _list("nothing", nothing)]
    TO.write_text("\n".join(blocks), encoding="utf-8")


def unmarked(letter: MarkedLetter) -> Iterator[str]:
    """Give the sentences of a letter's running text in which nothing is marked, but for mere form."""
    for part in parts(letter.text):
        if part.what != TEXT:
            continue
        at = part.start
        inside = [mark for mark in letter.marks if part.start <= mark.start < part.end]
        edges = [(mark.start, mark.end) for mark in inside] + [(part.end, part.end)]
        for start, end in edges:
            for sentence in _ENDS.split(letter.text[at:start]):
                line = _line(sentence)
                whole = line.endswith((".", "!", "?")) and len(re.findall(r"[^\W\d_]+", line)) >= FEWEST
                if whole and formal(line) is None:
                    yield line
            at = max(at, end)


def _line(text: str) -> str:
    return " ".join(text.split())


def _list(name: str, texts: Sequence[str]) -> str:
    lines = "".join(f"  {json.dumps(text, ensure_ascii=False)},\n" for text in dict.fromkeys(texts))
    return f"{name} = [\n{lines}]\n"


if __name__ == "__main__":
    main()

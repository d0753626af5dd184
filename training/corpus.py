"""Read the treebanks, the name corpora and our own council sentences into one shape."""

from __future__ import annotations

import gzip
import io
import random
import re
import tarfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

TITLES = frozenset(
    {
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Dr",
        "Dr.",
        "Miss",
        "President",
        "Professor",
        "Prof.",
        "Sir",
        "Cllr",
        "Cllr.",
    }
    | {"Cllrs", "Cllrs.", "Councillor", "Councillors", "Rev", "Rev.", "Chairman", "Mayor", "Inspector", "Sgt", "Sgt."}
)
_UNIVERSAL = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_EMERGING = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}


@dataclass(slots=True)
class Sentence:
    """Hold one sentence and whatever is known about it; an empty list means that nothing is."""

    words: list[str]
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def treebank(path: Path, *, with_names: bool = False) -> list[list[Sentence]]:
    """Read a gzipped CoNLL-U file, document by document."""
    documents: list[list[Sentence]] = []
    rows: list[list[str]] = []
    joined: tuple[int, bool] = (0, True)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                documents.append([])
            elif "-" in columns[0] and len(columns) == 10:
                joined = (int(columns[0].split("-")[1]), "SpaceAfter=No" not in columns[9])
            elif len(columns) == 10 and "." not in columns[0]:
                place = int(columns[0])
                is_inside = place < joined[0]
                spaced = joined[1] if place == joined[0] else "SpaceAfter=No" not in columns[9]
                rows.append([*columns, "" if is_inside or not spaced else " "])
            elif not line.strip() and rows:
                documents[-1].append(_sentence(rows, with_names=with_names))
                rows, joined = [], (0, True)
    return documents


def _sentence(rows: list[list[str]], *, with_names: bool) -> Sentence:
    words = [row[1] for row in rows]
    lemmas = [row[1] if row[2] == "_" else row[2] for row in rows]
    names = [_begin_inside(row[9]) for row in rows] if with_names else []
    return Sentence(
        words=words,
        spaces=[row[10] == " " for row in rows],
        tags=[f"{row[3]}|{'' if row[5] == '_' else row[5]}" for row in rows],
        scripts=[script(word, lemma) for word, lemma in zip(words, lemmas, strict=True)],
        lemmas=lemmas,
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        names=without_titles(words, names),
    )


def _begin_inside(misc: str) -> str:
    found = re.search(r"NE=([BILU])-(\w+)", misc)
    return f"{'B' if found[1] in 'BU' else 'I'}-{found[2]}" if found else "O"


def without_titles(words: list[str], names: list[str]) -> list[str]:
    """Leave 'Mr', 'Cllr Mrs' and 'President' out of the names of people."""
    names = list(names)
    for place, name in enumerate(names):
        if name == "B-PER" and words[place] in TITLES:
            names[place] = "O"
            if place + 1 < len(names) and names[place + 1] == "I-PER":
                names[place + 1] = "B-PER"
    return names


def script(word: str, lemma: str) -> str:
    """Tell how to rewrite a word as its lemma: small letters or not, how many to drop, what to add."""
    small = word not in (lemma, word.lower()) and lemma == lemma.lower()
    stem = word.lower() if small else word
    shared = 0
    while shared < min(len(stem), len(lemma)) and stem[shared] == lemma[shared]:
        shared += 1
    return f"{int(small)}|{len(stem) - shared}|{lemma[shared:]}" if shared else f"1|*|{lemma}"


def rewrite(word: str, how: str) -> str:
    """Rewrite a word as such a script says."""
    small, dropped, added = how.split("|", 2)
    stem = word.lower() if small == "1" else word
    return added if dropped == "*" else stem[: len(stem) - int(dropped)] + added


def names(folder: Path) -> dict[str, list[Sentence]]:
    """Read the corpora of names: UNER's EWT (dev and test), the Broad Twitter Corpus, WNUT 2017."""
    with tarfile.open(folder / "uner-ewt.tar.gz") as archive:
        uner = {
            part: list(_columns(_text(archive, f"uner-ewt/en_ewt-ud-{part}.iob2"), _UNIVERSAL, 1, 2))
            for part in ("dev", "test")
        }
    with tarfile.open(folder / "btc.tar.gz") as archive:
        tweets = [
            s for part in "abefgh" for s in _columns(_text(archive, f"BTC/CONLL-format/data/{part}.conll"), _UNIVERSAL)
        ]
    with tarfile.open(folder / "wnut17.tar.gz") as archive:
        emerging = list(_columns(_text(archive, "WNUT17/CONLL-format/data/train/wnut17train.conll"), _EMERGING))
    return {"dev": uner["dev"], "test": uner["test"], "tweets": [s for s in tweets + emerging if len(s.words) < 120]}


def with_names(sentences: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """Give sentences the names marked in another copy of them, whatever its order."""
    names_of = {tuple(sentence.words): sentence.names for sentence in named}
    return [replace(sentence, names=names_of.get(tuple(sentence.words), [])) for sentence in sentences]


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    if member is None:
        raise FileNotFoundError(name)
    return io.TextIOWrapper(member, encoding="utf-8", errors="replace").read()


def _columns(text: str, labels: dict[str, str], word: int = 0, mark: int = -1) -> Iterator[Sentence]:
    words: list[str] = []
    marks: list[str] = []
    for line in [*text.split("\n"), ""]:
        columns = line.split("\t")
        if len(columns) > 1 and columns[word].strip():
            kind, _, label = columns[mark].strip().partition("-")
            words.append(columns[word])
            marks.append(f"{kind}-{labels[label]}" if label in labels else "O")
        elif not line.strip() and words:
            yield Sentence(words, names=marks)
            words, marks = [], []


def council(path: Path, copies: int, seed: int) -> list[Sentence]:
    """Write sentences of our own in council English, with invented names marked."""
    import spacy

    text = tomllib.loads(path.read_text(encoding="utf-8"))
    tokenizer = spacy.blank("en").tokenizer
    chance = random.Random(seed)
    return [_fill(template, text, chance, tokenizer) for _ in range(copies) for template in text["sentences"]]


def _fill(template: str, text: dict[str, list[str]], chance: random.Random, tokenizer: object) -> Sentence:
    words: list[str] = []
    marks: list[str] = []
    for part in re.split(r"(\{\w\})", template):
        label, piece = _slot(part, text, chance)
        tokens = [token.text for token in tokenizer(piece.strip())] if piece.strip() else []  # type: ignore[operator]
        offset = 1 if label and tokens and tokens[0] == "the" else 0
        for place, token in enumerate(tokens):
            words.append(token)
            marks.append("O" if not label or place < offset else f"{'B' if place == offset else 'I'}-{label}")
    return Sentence(words, names=marks)


def _slot(part: str, text: dict[str, list[str]], chance: random.Random) -> tuple[str, str]:
    first, last = chance.choice(text["first"]), chance.choice(text["last"])
    initials = ". ".join(chance.sample("ABCDEFGHJKLMNPRSTW", chance.choice([1, 1, 2]))) + chance.choice([". ", " "])
    filled = {
        "{P}": ("PER", f"{first} {last}"),
        "{S}": ("PER", last),
        "{I}": ("PER", initials + last),
        "{L}": ("LOC", chance.choice(text["place"])),
        "{O}": ("ORG", chance.choice(text["organisation"])),
        "{T}": ("", chance.choice(text["title"])),
        "{D}": ("", chance.choice(text["date"])),
        "{N}": ("", chance.choice(text["number"])),
        "{M}": ("", chance.choice(text["time"])),
    }
    return filled.get(part, ("", part))

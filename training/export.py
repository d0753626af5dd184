"""Turn a trained student into the spaCy pipeline that ships with the toolkit."""

from __future__ import annotations

import gzip
from importlib import resources
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.symbols import ORTH

from nlp_toolkit.language import pipes, sentences  # noqa: F401  (registers the factories)
from nlp_toolkit.language.words import Listed, Words
from training.networks import NAMES, Labels

TITLES = [
    "Cllr.",
    "Cllrs.",
    "Cnllr.",
    "Rev.",
    "Revd.",
    "Hon.",
    "Insp.",
    "Sgt.",
    "Supt.",
    "Capt.",
    "Messrs.",
    "Ald.",
    "No.",
    "Nos.",
]
ENDINGS = [
    "approx.",
    "incl.",
    "excl.",
    "dept.",
    "Dept.",
    "plc.",
    "Rd.",
    "Ave.",
    "para.",
    "paras.",
    "ref.",
    "Ref.",
    "tel.",
    "Tel.",
]


def blank() -> Language:
    """Make a pipeline that only splits words and marks sentences."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    for text in TITLES + ENDINGS:
        nlp.tokenizer.add_special_case(text, [{ORTH: text}])
    nlp.add_pipe(sentences.NAME)
    return nlp


def listed() -> Listed:
    """Pack the toolkit's lists of names and places."""
    folder = resources.files("nlp_toolkit.terms")
    words: dict[str, int] = {}
    for line in gzip.decompress((folder / "names.txt.gz").read_bytes()).decode("utf-8").splitlines():
        name, flags = line.split("\t")
        sort = bool(set(flags) & {"m", "f", "g"}) + 2 * ("s" in flags) + 4 * ("p" in flags)
        words[name.lower()] = words.get(name.lower(), 0) | sort
    for line in gzip.decompress((folder / "places.txt.gz").read_bytes()).decode("utf-8").splitlines():
        place = line.split("\t")[0].lower()
        words[place] = words.get(place, 0) | 8
    return Listed.of(words)


def pipeline(state: dict[str, Any], words: Words, lead: float, meta: dict[str, Any]) -> Language:
    """Build the pipeline out of the student's weights and labels, its word pieces and lists of names.

    `lead` is how much likelier than anything else, in logits, a word alone must be to be taken for a person.
    """
    nlp = blank()
    labels = state["labels"]
    arrays = {name: tensor.numpy().astype(np.float16) for name, tensor in state["weights"].items()}
    for name, part in (
        ("minutes_encoder", _encoder(arrays, words)),
        ("minutes_tagger", _tagger(arrays, labels)),
        ("minutes_parser", _parser(arrays, labels)),
        ("minutes_names", _names(arrays, lead)),
    ):
        nlp.add_pipe(name).use(part)  # type: ignore[attr-defined]
    nlp.meta.update(meta)
    return nlp


def _encoder(arrays: dict[str, Any], words: Words) -> dict[str, Any]:
    pieces = list(words.pieces)
    kept = [row for row, piece in enumerate(pieces) if _is_wanted(piece)]
    part = {
        "pieces": arrays["we.weight"][kept],
        "affixes": arrays["se.weight"],
        "shapes": arrays["fe.weight"],
        "lists": arrays["le.weight"],
        "listed.keys": words.listed.keys,
        "listed.sorts": words.listed.sorts,
        "vocabulary": np.array([pieces[row] for row in kept]),
        "input.weight": arrays["inp.weight"],
        "input.bias": arrays["inp.bias"],
        "norm.weight": arrays["ln.weight"],
        "norm.bias": arrays["ln.bias"],
    }
    blocks = {name: array for name, array in arrays.items() if name.startswith("blocks.")}
    for name in blocks:
        prefix = ".".join(name.split(".")[:2])
        if name.endswith(".lin.weight"):
            part[f"{prefix}.distance"] = np.array(2 if prefix == "blocks.3" else 1)
        elif name.endswith(".qkv.weight"):
            part[f"{prefix}.heads"] = np.array(4)
    part["blocks"] = np.array(len({name.split(".")[1] for name in blocks}))
    return part | blocks


def _tagger(arrays: dict[str, Any], labels: Labels) -> dict[str, Any]:
    linear = _linear(arrays, "tag", "tag") | _linear(arrays, "script", "lem")
    return linear | {"tags": np.array(labels.tags), "scripts": np.array(labels.scripts), "verbs": np.array(_verbs())}


def _verbs() -> list[str]:
    """List the verbs of spaCy's lemma tables, so that 'completed' does not become 'complet'."""
    lookups = load_lookups("en", ["lemma_index"])
    return sorted(lookups.get_table("lemma_index")["verb"])


def _parser(arrays: dict[str, Any], labels: Labels) -> dict[str, Any]:
    part = {"root": arrays["root"], "bilinear": arrays["aU"], "labels": np.array(labels.relations)}
    for to, name in (("ad", "ad"), ("ah", "ah"), ("ld", "ld"), ("lh", "lh"), ("label", "lo")):
        part |= _linear(arrays, to, name)
    return part


def _names(arrays: dict[str, Any], lead: float) -> dict[str, Any]:
    return _linear(arrays, "name", "ner") | {"labels": np.array(NAMES), "lead": np.array(lead, dtype=np.float32)}


def _linear(arrays: dict[str, Any], to: str, name: str) -> dict[str, Any]:
    return {f"{to}.{part}": arrays[f"{name}.{part}"] for part in ("weight", "bias")}


def _is_wanted(piece: str) -> bool:
    """Keep the pieces that English minutes can use: Latin letters, digits, signs."""
    return piece == "[UNK]" or (
        not piece.startswith("[unused") and all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20BF for c in piece)
    )

"""Compare what hides people in letters: this toolkit, Presidio and scrubadub, in one run.

    python benchmarks/pseudonymise.py --ner NER_FOLDER

Presidio runs with its default recognisers on the toolkit's own pipeline and on every other English spaCy model that is
installed; scrubadub with its British detectors. What is not installed is named and left out. On letters the measure is
that of `nlp-toolkit evaluate pseudonymise`; on the sets of --ner, the share of people's names hidden and the share of
hidden characters that belong to any named entity.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import re
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.evaluate.pseudonymise import Marked, SafetyScore, score_letter, unmark

LETTERS = Path(__file__).parents[1] / "corpora" / "gold" / "letters"
Hide = Callable[[str], list[tuple[int, int]]]
MOST = 400  # texts of each set of --ner
GROUP = 8  # sentences that make one text there


def ours(nlp: Any) -> Hide:
    """Hide with the toolkit, with or without a pipeline."""

    def hide(text: str) -> list[tuple[int, int]]:
        doc = None
        if nlp is not None:
            idle = [name for name in nlp.pipe_names if re.search(r"parser|lemmatizer|senter|sentences", name)]
            with nlp.select_pipes(disable=idle):
                doc = nlp(text)
        return [(one.start, one.end) for one in detect(text, doc=doc)]

    return hide


def presidio(nlp: Any) -> Hide:
    """Hide with Presidio's default recognisers on a spaCy pipeline."""
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "given"}],
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping={
                "PER": "PERSON",
                "PERSON": "PERSON",
                "LOC": "LOCATION",
                "GPE": "LOCATION",
                "FAC": "LOCATION",
                "ORG": "ORGANIZATION",
                "DATE": "DATE_TIME",
            }
        ),
    )
    engine.nlp = {"en": nlp}
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # its own list, nothing fetched
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def hide(text: str) -> list[tuple[int, int]]:
        return [(result.start, result.end) for result in analyzer.analyze(text=text, language="en")]

    return hide


def scrubadub() -> Hide:
    """Hide with scrubadub's British detectors."""
    import scrubadub

    scrubber = scrubadub.Scrubber(locale="en_GB")

    def hide(text: str) -> list[tuple[int, int]]:
        return [(filth.beg, filth.end) for filth in scrubber.iter_filth(text)]

    return hide


def pipelines() -> Iterator[tuple[str, Any]]:
    """Load the toolkit's pipeline and every installed English spaCy model that tells entities."""
    import spacy

    with contextlib.suppress(ImportError, AttributeError, OSError):
        from nlp_toolkit import language

        yield "our pipeline", language.load()
    for name in spacy.util.get_installed_models():
        if name.startswith("en_"):
            with contextlib.suppress(OSError):
                yield name, spacy.load(name)


def systems() -> Iterator[tuple[str, Hide]]:
    """List everything that can run here."""
    yield "ours", ours(None)
    peers = {name: importlib.util.find_spec(name) is not None for name in ("presidio_analyzer", "scrubadub")}
    for name, nlp in pipelines():
        yield f"ours with {name}", ours(nlp)
        if peers["presidio_analyzer"] and any(re.search(r"ner$|names$", pipe) for pipe in nlp.pipe_names):
            yield f"Presidio on {name}", presidio(nlp)
    if peers["scrubadub"]:
        yield "scrubadub", scrubadub()
    for name, there in peers.items():
        if not there:
            print(f"{name} is not installed and was left out")


def letters(split: str) -> list[tuple[str, list[Marked]]]:
    """Read the annotated letters of one split."""
    return [unmark(path.read_text(encoding="utf-8")) for path in sorted((LETTERS / split).glob("*.txt"))]


def sentences(archive: Path) -> Iterator[list[tuple[str, str]]]:
    """Read (word, label) sentences from every test file of an archive in a column format."""
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            name = member.name
            if not name.endswith((".conll", ".annotated", ".iob2")) or "train" in name or "dev" in name:
                continue
            stream = packed.extractfile(member)
            sentence: list[tuple[str, str]] = []
            for line in (stream.read().decode("utf-8", "replace") if stream else "").splitlines():
                cells = line.split("\t") if "\t" in line else line.split()
                if line.startswith("# ") or not line.strip():
                    if sentence:
                        yield sentence
                        sentence = []
                elif len(cells) > 1:
                    sentence.append(
                        (cells[1], cells[2])
                        if name.endswith(".iob2")
                        else (cells[0], cells[-1 if "re3d" not in str(archive) else 1])
                    )
            if sentence:
                yield sentence


def texts(archive: Path) -> list[tuple[str, list[Marked]]]:
    """Join sentences to texts with the places of their entities; people count as direct, all else as identifying."""
    made: list[tuple[str, list[Marked]]] = []
    text, marks, count = "", list[Marked](), 0
    for sentence in sentences(archive):
        for word, label in sentence:
            start = len(text)
            text += word + " "
            kind = label.rpartition("-")[2].casefold()
            if label != "O" and kind:
                person = kind in ("per", "person")
                if label.startswith("I-") and marks and marks[-1].end == start - 1:
                    marks[-1] = Marked(marks[-1].start, start + len(word), marks[-1].type)
                else:
                    marks.append(Marked(start, start + len(word), "person" if person else "place"))
        text += "\n"
        count += 1
        if count == GROUP:
            made.append((text, marks))
            text, marks, count = "", [], 0
    return made[:MOST]


def measure(hide: Hide, gold: list[tuple[str, list[Marked]]]) -> tuple[SafetyScore, float]:
    """Score a system on annotated texts; return the score and the texts a second."""
    if gold:
        hide(gold[0][0])
    total, spent = SafetyScore(), 0.0
    for text, marks in gold:
        begin = time.perf_counter()
        spans = hide(text)
        spent += time.perf_counter() - begin
        total += score_letter(text, marks, spans)
    return total, len(gold) / spent if spent else 0.0


def main() -> None:
    """Print one line for each system and set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ner", type=Path, help="folder of named-entity sets (.tar.gz)")
    chosen = parser.parse_args()
    sets = {f"letters, {split}": letters(split) for split in ("test", "tune")}
    if chosen.ner:
        sets |= {
            archive.name.removesuffix(".tar.gz"): texts(archive) for archive in sorted(chosen.ner.glob("*.tar.gz"))
        }
    for name, hide in systems():
        for label, gold in sets.items():
            score, speed = measure(hide, gold)
            print(
                f"{name:32} {label:14} hidden {score.hidden:6.1%}  clean {score.clean / max(score.letters, 1):4.0%}  "
                f"identifying {score.precision:6.1%}  {speed:6.1f} texts/s",
                flush=True,
            )


if __name__ == "__main__":
    main()

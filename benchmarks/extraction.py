"""Measure how well undertakings are found, against other ways of finding them, in one run.

    python -m benchmarks.extraction [SHARED --classifier FILE] [--out FOLDER]

SHARED holds gold/minutes and raw/minutes.jsonl.gz, FILE is what `python -m training.extraction.train SHARED --aside
--out FILE` trained without the documents that are measured on; without both only the test passages of our own writing
are measured, by the classifier that ships. FOLDER, if given, receives extraction.md with the tables; the plot of
confidence against correctness then goes to docs/reliability.svg.
"""

from __future__ import annotations

# ruff: noqa: E402  (one core has to be asked for before NumPy loads)
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import reliability
from benchmarks.detectors import KEYWORDS, MODALS, Detector, Imperatives, MaximumEntropy, Words
from benchmarks.trials import Read, Results, Trial, read, throughput, tried_detector
from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.classifier import Classifier, load, restored
from nlp_toolkit.evaluate import Scores
from training.extraction.examples import inline
from training.extraction.train import held, measured, texts

OURS = ("ours", "classifier alone", "rules alone", "no structure")
TWO, UNLIKE, OWN = "two readers", "one reader, unlike bodies", "own writing, test passages"
FIELDS = ("kind", "owner", "no owner", "due words", "due date", "condition", "status")
PAGE = """# How well undertakings are found, measured

`python -m benchmarks.extraction SHARED --classifier FILE --out benchmarks`. A record found and one annotated match if
they share at least half of the shorter one's characters, one to one. Nothing was trained on what it is measured on: one
classifier was trained without all of these texts.

"Two readers" are ten real minutes; "one reader, unlike bodies" are {unlike} real minutes with one annotation each, of
committees and societies unlike those trained on; "own writing" are the test passages of `corpora/gold`.

{report}

![Confidence against correctness](../docs/reliability.svg)

Confidence is compared on the minutes of one reader: each bin holds as many records as the next.
"""
CORPUS = Path(__file__).parents[1] / "corpora" / "gold"
PLOT = Path(__file__).parents[1] / "docs" / "reliability.svg"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", help="folder with gold/minutes and raw/minutes.jsonl.gz")
    parser.add_argument("--classifier", type=Path, help="trained without the texts that are measured on")
    parser.add_argument("--out", type=Path, help="folder for extraction.md")
    options = parser.parse_args()
    if (options.shared is None) != (options.classifier is None):
        parser.error("SHARED and --classifier go together")
    nlp = language.load()
    aside = held()
    whole = restored(options.classifier.read_bytes()) if options.classifier else load()
    annotated = texts(options.shared) if options.shared else inline(CORPUS)
    everything = [read(each, nlp) for each in annotated]
    train = [each for each in everything if options.shared and not measured(each.text, aside)]
    tests = {
        TWO: [each for each in everything if each.source == "gold"],
        UNLIKE: [each for each in everything if each.text.group in aside],
        OWN: [each for each in everything if each.source == "own" and each.text.split == "test"],
    }
    results = {}
    for key, result in tried(whole, train, {name: test for name, test in tests.items() if test}):
        results[key] = result
        print(*key, f"F1 {result.scores.trackable.f1:.3f}", sep=": ", flush=True)
    report = [*tables(results), "", f"Throughput: {throughput(everything, nlp)}"]
    ours = results.get(("ours", UNLIKE)) or results["ours", OWN]
    report += ["", *reliability.table(reliability.bins(ours.expected, ours.found))]
    print("\n".join(report))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        plot = reliability.plot(reliability.bins(ours.expected, ours.found))
        page = PAGE.format(report="\n".join(report), unlike=len(tests[UNLIKE]))
        (options.out / "extraction.md").write_text(page, "utf-8")
        PLOT.write_text(plot, "utf-8")


def tried(
    whole: Classifier, train: list[Read], tests: dict[str, list[Read]]
) -> Iterator[tuple[tuple[str, str], Results]]:
    """Run every way of finding undertakings on every set of texts.

    Args:
        whole: The classifier, trained without the tests.
        train: Texts to train the other ways on; where there are none, those that need them are left out.
        tests: The texts to measure on, by name.
    """
    for name in OURS if train else ("ours", "rules alone"):
        for test, result in Trial(name, whole, train).run(tests).items():
            yield (name, test), result
    rivals: dict[str, Detector] = {
        "keywords": Words(KEYWORDS),
        "modal verbs": Words(MODALS),
        "imperatives (open extractors)": Imperatives(),
        "maximum entropy (Morgan et al. 2006)": MaximumEntropy(),
    }
    for rival, detector in rivals.items():
        if train or rival != "maximum entropy (Morgan et al. 2006)":
            for test, result in tried_detector(detector, train, tests).items():
                yield (rival, test), result


def tables(results: dict[tuple[str, str], Results]) -> Iterator[str]:
    """Give the tables as lines of Markdown."""
    yield "| way | measured on | trackable P / R / F1 | all records P / R / F1 |"
    yield "|---|---|---|---|"
    for (way, name), result in results.items():
        scores = result.scores
        everything = _three(scores.everything) if way in OURS else ""
        yield f"| {way} | {name} | {_three(scores.trackable)} | {everything} |"
    ours = {name: result for (way, name), result in results.items() if way == "ours"}
    yield from ("", "| ours, by kind: P / R / F1 | " + " | ".join(ours) + " |", "|---" * (len(ours) + 1) + "|")
    for kind in next(iter(ours.values())).scores.kinds:
        yield f"| {kind} | " + " | ".join(_three(result.scores.kinds[kind]) for result in ours.values()) + " |"
    told = {name: result for name, result in ours.items() if result.has_fields}
    yield from ("", "| ours, on matched records | " + " | ".join(told) + " |", "|---" * (len(told) + 1) + "|")
    for field in FIELDS:
        yield f"| {field} | " + " | ".join(_share(result.scores, field) for result in told.values()) + " |"


def _three(score: object) -> str:
    return " / ".join(f"{getattr(score, name):.3f}" for name in ("precision", "recall", "f1"))


def _share(scores: Scores, field: str) -> str:
    share = scores.fields[field]
    return "" if share.accuracy is None else f"{share.accuracy:.3f} of {share.of}"


if __name__ == "__main__":
    main()

"""Measure how well undertakings are found, against other ways of finding them, in one run.

    python -m benchmarks.extraction [SHARED] [--out FOLDER]

SHARED holds gold/minutes and raw/minutes.jsonl.gz; without it only the corpus of our own writing is measured, by the
classifier that ships. Everything trained is trained without the documents it is measured on. FOLDER, if given, receives
extraction.md with the tables and reliability.svg with the plot of confidence against correctness.
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
from benchmarks.detectors import KEYWORDS, MODALS, Imperatives, MaximumEntropy, Words
from benchmarks.trials import Read, Results, Trial, bodies, folds, read, throughput, tried_detector
from nlp_toolkit import language
from nlp_toolkit.evaluate import Scores
from training.extraction.examples import inline
from training.extraction.train import texts

OURS = ("ours", "classifier alone", "rules alone", "no structure")
COMPARED = ("two readers, trained on others", "own writing, test passages")
FIELDS = ("kind", "owner", "no owner", "due words", "due date", "condition", "status")
PAGE = """# How well undertakings are found, measured

`python -m benchmarks.extraction SHARED --out benchmarks`. A record found and one annotated match if they share at least
half of the shorter one's characters, one to one. Nothing was trained on what it is measured on.

"Two readers" are ten real minutes, "one reader" more real minutes with one annotation each, "own writing" the test
passages of `corpora/gold`. "Leave the body out" trains without any minutes of the same body, as far as names tell;
"trained on others" without any of the ten.

{report}

![Confidence against correctness](reliability.svg)

Confidence is compared on the minutes of one reader, four-fold: each bin holds as many records as the next.
"""
CORPUS = Path(__file__).parents[1] / "corpora" / "gold"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", help="folder with gold/minutes and raw/minutes.jsonl.gz")
    parser.add_argument("--out", type=Path, help="folder for extraction.md and reliability.svg")
    options = parser.parse_args()
    nlp = language.load()
    annotated = texts(options.shared) if options.shared else inline(CORPUS)
    everything = [read(each, nlp) for each in annotated]
    results = {}
    for key, result in measured(everything, shipped=options.shared is None):
        results[key] = result
        print(*key, f"F1 {result.scores.trackable.f1:.3f}", sep=": ", flush=True)
    report = [*tables(results), "", f"Throughput: {throughput(everything, nlp)}"]
    ours = results.get(("ours", "one reader, four-fold")) or results["ours", "own writing, test passages"]
    report += ["", *reliability.table(reliability.bins(ours.expected, ours.found))]
    print("\n".join(report))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        plot = reliability.plot(reliability.bins(ours.expected, ours.found))
        (options.out / "extraction.md").write_text(PAGE.format(report="\n".join(report)), "utf-8")
        (options.out / "reliability.svg").write_text(plot, "utf-8")


def measured(everything: list[Read], *, shipped: bool) -> Iterator[tuple[tuple[str, str], Results]]:
    """Run every way of finding undertakings on every set of texts.

    Args:
        everything: The annotated texts, parsed.
        shipped: Judge by the classifier that ships, where there is nothing to train another on.
    """
    two = [each for each in everything if each.source == "gold"]
    one = [each for each in everything if each.source == "raw"]
    test = [each for each in everything if each.source == "own" and each.text.split == "test"]
    train = [each for each in everything if each.text.split == "train"]
    sets = {
        "two readers, leave one document out": [([each], [o for o in train if o is not each]) for each in two],
        "two readers, leave the body out": [*bodies(two, train)],
        "two readers, trained on others": [(two, [each for each in train if each.source != "gold"])] if two else [],
        "one reader, four-fold": [*folds(one, train, count=4)] if one else [],
        "own writing, test passages": [(test, train)],
    }
    for trial in map(Trial, ("ours", "rules alone") if shipped else OURS):
        for name, parts in sets.items():
            if parts and (trial.name == "ours" or name in COMPARED):
                yield (trial.name, name), trial.run(parts, shipped=shipped)
    rivals = {
        "keywords": Words(KEYWORDS),
        "modal verbs": Words(MODALS),
        "imperatives (open extractors)": Imperatives(),
        "maximum entropy (Morgan et al. 2006)": MaximumEntropy(),
    }
    for rival, detector in rivals.items():
        for name, parts in sets.items():
            if parts and name in COMPARED:
                yield (rival, name), tried_detector(detector, parts)


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

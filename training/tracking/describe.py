"""Describe the labelled pairs anew, after a change of the features.

    python training/tracking/describe.py MINUTES.jsonl.gz

Each line of the minutes is a JSON object with `body`, `doc` and `text`; the meetings of one body are followed in the
order of their dates. A labelled pair is known again by the fingerprint of its words; its features in `pairs.jsonl` are
replaced, and a pair that is looked at no longer is left as it stands and counted.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp_toolkit.commitments.track import model as links
from nlp_toolkit.commitments.track import provisional
from nlp_toolkit.commitments.track.features import FEATURES
from nlp_toolkit.commitments.track.following import follow
from nlp_toolkit.commitments.track.owners import Staff
from nlp_toolkit.commitments.track.passages import passages
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.weighing import weigh
from nlp_toolkit.flow import extract
from nlp_toolkit.records import Block, Document, Place, Reading

PAIRS = Path(__file__).parent / "pairs.jsonl"
Features = dict[str, float]


def fingerprint(line: str, passage: str) -> str:
    """Give the SHA-256 of the words of a promise and of a passage, white space aside."""
    return hashlib.sha256(f"{' '.join(line.split())}\n{' '.join(passage.split())}".encode()).hexdigest()


def described(bodies: Mapping[str, Sequence[Reading]], model: links.Model) -> dict[str, Features]:
    """Give the features of every pair that is looked at, by its fingerprint.

    Args:
        bodies: The meetings of each body.
        model: The model with which lines are followed from one meeting to the next.
    """
    found: dict[str, Features] = {}
    for readings in bodies.values():
        threads: list[Thread] = []
        dated = [(reading.meeting.date, reading) for reading in readings if reading.meeting.date]
        for _, reading in sorted(dated, key=lambda each: each[0]):
            said = passages(reading)
            for each in weigh(reading, said, threads, Staff.of(reading.meeting), model):
                line, passage = threads[each.pair.thread].line, said[each.pair.passage]
                key = fingerprint(line.first.quote.text, passage.quote.text)
                found.setdefault(key, dict(zip(FEATURES, (round(value, 4) for value in each.values), strict=True)))
            threads, _ = follow(threads, reading, number=provisional, by="training", model=model)
    return found


def read(path: Path) -> dict[str, list[Reading]]:
    """Read minutes by their bodies."""
    documents: dict[str, list[Document]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            text = told["text"]
            block = Block(0, len(text), "paragraph", Place())
            documents[told["body"]].append(Document(told["doc"], f"{told['doc']}.txt", "txt", text, (block,)))
    return {body: list(extract(each)) for body, each in documents.items()}


def main() -> None:
    """Describe and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minutes", type=Path)
    features = described(read(parser.parse_args().minutes), links.load())
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    anew = [pair | {"features": features.get(pair["sha256"], pair["features"])} for pair in pairs]
    PAIRS.write_text("".join(json.dumps(pair) + "\n" for pair in anew), encoding="utf-8")
    print(f"{sum(pair['sha256'] in features for pair in pairs)} of {len(pairs)} pairs described anew")


if __name__ == "__main__":
    main()

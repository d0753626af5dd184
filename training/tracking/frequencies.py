"""Count in how many paragraphs of minutes each word stem stands, for the weights that tracking ships with.

    python training/tracking/frequencies.py MINUTES.jsonl.gz --out nlp_toolkit/commitments/track/frequencies.json

Only stems that at least three kinds of bodies use, and that are seldom written with a capital inside a sentence,
are kept: no name of a person or place is among them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from nlp_toolkit.commitments.track.words import bag, stem, stop_words

LEAST = 12
CAPITALS = 0.4
_INSIDE = re.compile(r"(?<=[a-z,;] )([^\W\d_]+)")


def main() -> None:
    """Write the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    counts: Counter[str] = Counter()
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    capital: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    paragraphs = 0
    with gzip.open(told.collection, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            document = json.loads(line)
            if number % 2:
                continue
            body = document["doc"].split("/")[0]
            for text in re.split(r"\n\s*\n|(?<=[.:;])\n", document["text"]):
                stems = bag.__wrapped__(text).stems
                paragraphs += bool(stems)
                counts.update(stems)
                for root in stems:
                    bodies[root].add(body)
                for word in _INSIDE.findall(text):
                    root = stem(word.casefold())
                    inside[root] += 1
                    capital[root] += word[0].isupper()
    kept = {
        root: count
        for root, count in sorted(counts.items())
        if count >= LEAST
        and root.isalpha()
        and root not in stop_words()
        and len(bodies[root]) >= 3
        and inside[root] >= 5
        and capital[root] < CAPITALS * inside[root]
    }
    told.out.write_text(json.dumps({"paragraphs": paragraphs, "stems": kept}, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(kept)} stems of {paragraphs} paragraphs")


if __name__ == "__main__":
    main()

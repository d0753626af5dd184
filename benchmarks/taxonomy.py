"""Place public comments under a taxonomy brought as a file, and compare with the themes that people gave them.

    python benchmarks/taxonomy.py COMMENTS.csv [--fast]

COMMENTS.csv has the columns themes and text; comments with one of the thirteen themes of feedback.toml alone count. Its
definitions were written with the even half in view; the odd half, told by a fingerprint of the text, is to be reported.
"""

from __future__ import annotations

import argparse
import csv
from hashlib import sha256
from pathlib import Path

from sklearn.metrics import adjusted_mutual_info_score

from nlp_toolkit.concerns.group.embed import choose
from nlp_toolkit.concerns.themes import ThemeClassifier, read_taxonomy
from nlp_toolkit.records import Passage, Quote

THEMES = {
    "Staff manner & personal attributes": "manner",
    "Timeliness of care": "timeliness",
    "Staff listening, understanding & involving patients": "listening",
    "Transport to/ from services": "transport",
    "Contacting services": "contacting",
    "Appointment arrangements": "appointments",
    "Being kept informed, clarity & consistency of information": "informed",
    "Impact of treatment/ care": "impact",
    "Information directly from staff during care": "explained",
    "Diagnosis & triage": "diagnosis",
    "Staff responsiveness": "responsiveness",
    "Information provision & guidance": "leaflets",
    "Food & drink provision & facilities": "food",
}


def main() -> None:
    """Print accuracy, agreement and the share left without a theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("comments", type=Path)
    parser.add_argument("--fast", action="store_true")
    told = parser.parse_args()
    with told.comments.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], THEMES[row["themes"]]) for row in csv.DictReader(file) if row["themes"] in THEMES]
    taxonomy = read_taxonomy(Path(__file__).with_name("feedback.toml")).value
    assert taxonomy is not None
    texts = [text for text, _ in rows]
    passages = [
        Passage(f"{n}:0", str(n), Quote(str(n), 0, len(text), text), 0, len(text)) for n, text in enumerate(texts)
    ]
    placed = ThemeClassifier(taxonomy, choose(fast=told.fast)).fit().place(passages)
    halves = [sha256(text.encode()).digest()[0] % 2 for text in texts]
    for name, chosen in (("odd half", {1}), ("even half", {0}), ("all", {0, 1})):
        pairs = [
            (theme, passage.theme or "none")
            for (_, theme), passage, half in zip(rows, placed, halves, strict=True)
            if half in chosen
        ]
        expected, found = zip(*pairs, strict=True)
        right = sum(one == other for one, other in pairs) / len(pairs)
        agreed = adjusted_mutual_info_score(expected, found)
        none = found.count("none") / len(pairs)
        print(f"{name:9} {len(pairs)} comments  accuracy {right:.3f}  AMI {agreed:.3f}  none {none:.3f}")


if __name__ == "__main__":
    main()

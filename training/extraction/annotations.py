"""Keep annotations of minutes that are not ours to ship: where each record stands and of what kind it is, but no words.

python -m training.extraction.annotations COLLECTION FOLDER… --out training/extraction/annotations.jsonl

Each FOLDER holds NAME.txt, NAME.json with "records", and NAME.meta, which names the text among the raw minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from training.extraction.examples import Annotated, document_of


def standoff(folder: Path, texts: dict[str, str]) -> Iterator[dict[str, object]]:
    """Give the annotations of a folder without a word of the texts or the names of the bodies.

    Args:
        folder: The annotated texts.
        texts: The collection, by name.
    """
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        name = json.loads(path.with_suffix(".meta").read_text(encoding="utf-8"))["doc"]
        records = json.loads(path.read_text(encoding="utf-8"))["records"]
        yield {
            "sha256": fingerprint(texts[name]),
            "characters": len(text),
            "records": [[r["start"], r["end"], "procedural" if r["procedural"] else r["kind"]] for r in records],
        }


def annotated(collection: Path, annotations: Path) -> Iterator[Annotated]:
    """Join annotations with the texts they were made on.

    Args:
        collection: Lines of {"doc", "text"}, gzipped.
        annotations: Lines as `standoff` gives them.

    Raises:
        ValueError: If an annotated text is not in the collection.
    """
    texts = {fingerprint(text): text for text in collected(collection).values()}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        if told["sha256"] not in texts:
            raise ValueError(f"{collection.name}: an annotated text is not in it; use the collection it came from")
        text = texts[told["sha256"]][: told["characters"]]
        records = [
            {"start": s, "end": e, "kind": "decision" if k == "procedural" else k, "procedural": k == "procedural"}
            for s, e, k in told["records"]
        ]
        yield Annotated(document_of(f"raw-{told['sha256'][:12]}", text), records, f"raw:{told['sha256'][:12]}")


def collected(collection: Path) -> dict[str, str]:
    """Read the collection of raw minutes, by name."""
    with gzip.open(collection, "rt", encoding="utf-8") as lines:
        return {told["doc"]: told["text"] for told in map(json.loads, lines)}


def fingerprint(text: str) -> str:
    """Give the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Write the annotations of folders as one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    texts = collected(told.collection)
    lines = [json.dumps(each) for folder in told.folders for each in standoff(folder, texts)]
    told.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} texts")


if __name__ == "__main__":
    main()

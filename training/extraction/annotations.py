"""Keep annotations of minutes that are not ours to ship: where each record stands and of what kind it is, but no words.

python training/extraction/annotations.py FOLDER… --out training/extraction/annotations.jsonl

Each FOLDER holds NAME.txt, NAME.json with "records", and NAME.meta, which names the text among the raw minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from examples import Annotated, document_of


def standoff(folder: Path) -> Iterator[dict[str, object]]:
    """Give the annotations of a folder without a word of the texts."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        name = json.loads(path.with_suffix(".meta").read_text(encoding="utf-8"))["doc"]
        records = json.loads(path.read_text(encoding="utf-8"))["records"]
        yield {
            "doc": name,
            "characters": len(text),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "records": [[r["start"], r["end"], "procedural" if r["procedural"] else r["kind"]] for r in records],
        }


def annotated(collection: Path, annotations: Path) -> Iterator[Annotated]:
    """Join annotations with the texts they were made on.

    Args:
        collection: Lines of {"doc", "text"}, gzipped.
        annotations: Lines as `standoff` gives them.

    Raises:
        ValueError: If a text is not the one that was annotated.
    """
    with gzip.open(collection, "rt", encoding="utf-8") as lines:
        texts = {told["doc"]: told["text"] for told in map(json.loads, lines)}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        text = texts[told["doc"]][: told["characters"]]
        if hashlib.sha256(text.encode()).hexdigest() != told["sha256"]:
            raise ValueError(f"{told['doc']}: not the text that was annotated; use the collection it came from")
        records = [
            {"start": s, "end": e, "kind": "decision" if k == "procedural" else k, "procedural": k == "procedural"}
            for s, e, k in told["records"]
        ]
        yield Annotated(document_of(f"raw-{told['sha256'][:12]}", text), records, f"raw:{told['doc']}")


def main() -> None:
    """Write the annotations of folders as one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    lines = [json.dumps(each, ensure_ascii=False) for folder in told.folders for each in standoff(folder)]
    told.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} texts")


if __name__ == "__main__":
    main()

"""Write safe letters and what was replaced in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from nlp_toolkit.concerns.pseudonymise.key import restore
from nlp_toolkit.records import Key, SafeDocument

FINDINGS = "findings.jsonl"


def write_safe(letters: Iterable[SafeDocument], folder: Path) -> list[Path]:
    """Write each safe text and `findings.jsonl`; return the files written.

    The findings hold `doc, start, end, type, direct, replacement, reason`, with offsets into the original.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    findings = folder / FINDINGS
    with findings.open("w", encoding="utf-8", newline="\n") as stream:
        for letter in letters:
            path = folder / (re.sub(r"[^\w.#-]+", "_", letter.id) + ".txt")
            path.write_bytes(letter.text.encode("utf-8"))
            written.append(path)
            for finding in letter.findings:
                line = {
                    "doc": finding.doc,
                    "start": finding.start,
                    "end": finding.end,
                    "type": finding.type,
                    "direct": finding.direct,
                    "replacement": finding.replacement,
                    "reason": finding.reason,
                }
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [*written, findings]


def restore_file(path: Path, key: Key, folder: Path) -> Path:
    """Write the original of a safe letter, or of any text that quotes one, to a folder; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    target.write_bytes(restore(path.read_bytes().decode("utf-8"), key).encode("utf-8"))
    target.chmod(0o600)
    return target

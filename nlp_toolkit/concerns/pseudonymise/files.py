"""Write safe letters and what was replaced in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from nlp_toolkit.concerns.pseudonymise.errors import LettersError
from nlp_toolkit.concerns.pseudonymise.key import restore
from nlp_toolkit.records import Key, SafeDocument

FINDINGS = "findings.jsonl"


def keep_apart(out: Path, paths: Sequence[Path]) -> None:
    """Refuse a folder to write into that holds what is read.

    Raises:
        LettersError: If letters with names and safe ones would lie in one folder.
    """
    folder = out.expanduser().resolve()
    if any(path.expanduser().resolve().is_relative_to(folder) for path in paths):
        raise LettersError("letters with names and safe ones would lie in one folder; name another with --out")


def write_safe(letters: Iterable[SafeDocument], folder: Path) -> list[Path]:
    """Write each safe text and `findings.jsonl`; return the files written.

    The findings hold `doc, start, end, type, direct, replacement, reason`, with offsets into the original.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    findings = folder / FINDINGS
    with findings.open("w", encoding="utf-8", newline="\n") as stream:
        for letter in letters:
            path = _free(folder / (re.sub(r"[^\w.#-]+", "_", letter.id) + ".txt"), written)
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


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """Give a path that no other letter of this run has, in capitals or not."""
    names = {other.name.casefold() for other in taken}
    free, count = path, 1
    while free.name.casefold() in names:
        count += 1
        free = path.with_name(f"{path.stem}-{count}.txt")
    return free


def restore_file(path: Path, key: Key, folder: Path) -> Path:
    """Write the original of a safe letter, or of any text that quotes one, to a folder; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    restored = restore(path.read_bytes().decode("utf-8"), key).encode("utf-8")
    target.touch(mode=0o600)
    target.chmod(0o600)
    target.write_bytes(restored)
    return target

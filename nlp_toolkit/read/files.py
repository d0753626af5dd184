"""Find the files of a batch and read them one by one, whatever becomes of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp_toolkit.read.contents import LARGEST
from nlp_toolkit.read.formats import reader_for
from nlp_toolkit.read.source import Columns, Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Problem
from nlp_toolkit.terms import load


def find(paths: Sequence[Path]) -> list[Path]:
    """List the files to read: those named, and all documents in the folders named, sorted and each once.

    Hidden files, lock files such as "~$minutes.docx" and files that are no documents (.json, .log …) are left out of
    folders; a file that is named itself is always kept, even if it is not there, so that reading can say so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_within(path)))
        else:
            found[path] = None
    return list(found)


def _within(folder: Path) -> list[Path]:
    files: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _wanted(name))
        files += [Path(place, name) for name in names if _wanted(name)]
    return sorted(files)


def _wanted(name: str) -> bool:
    skip = load("reading")["folders"]
    lower = name.lower()
    return not (
        lower.startswith(tuple(skip["skip_prefixes"]))
        or lower in skip["skip_names"]
        or lower.endswith(tuple(skip["skip_suffixes"]))
    )


def read(
    path: Path, *, text_column: str | None = None, id_column: str | None = None, family_column: str | None = None
) -> Iterator[Outcome[Document]]:
    """Read one file into its documents, or into the problem that stopped it.

    Args:
        path: The file. A table gives a document a row, a message one more for each attachment.
        text_column: Column of a table that holds the text; guessed from the header where not given.
        id_column: Column that names each row; the row's number where not given and none is called so.
        family_column: Column that says which family a row comes from.
    """
    yield from _read(path, path.stem, Columns(text_column, id_column, family_column))


def read_all(
    paths: Sequence[Path],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    family_column: str | None = None,
) -> Iterator[Outcome[Document]]:
    """Read all files named or found in the folders named; no two documents have the same identifier.

    Args:
        paths: Files and folders.
        text_column: As for `read`.
        id_column: As for `read`.
        family_column: As for `read`.
    """
    columns = Columns(text_column, id_column, family_column)
    taken: set[str] = set()
    for path in find(paths):
        yield from _read(path, _unique(path.stem, taken), columns)


def _unique(name: str, taken: set[str]) -> str:
    """Make a name that no other file of the batch has, in capitals or not."""
    number, unique = 1, name
    while unique.casefold() in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique.casefold())
    return unique


def _read(path: Path, name: str, columns: Columns) -> Iterator[Outcome[Document]]:
    try:
        source = Source(name, str(path), path.name, path.suffix.lower(), _bytes(path), columns)
    except UnreadableError as problem:
        yield Outcome(problem=Problem(path.name, problem.reason, problem.remedy))
        return
    yield from read_source(source)


def read_source(source: Source) -> Iterator[Outcome[Document]]:
    """Read what a file or an attachment holds; nothing that is wrong with it stops the batch."""
    try:
        yield from reader_for(source)(source)
    except UnreadableError as problem:
        yield Outcome(problem=source.problem(problem.reason, problem.remedy))
    except MemoryError:
        yield Outcome(problem=source.problem("it is too large to read", "split it into smaller files"))
    except Exception as error:
        yield Outcome(
            problem=source.problem(
                f"the file is damaged ({type(error).__name__})",
                "open it in the program that made it and save it again, or ask for a new copy",
            )
        )


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableError("it is a folder", "give the files in it, or the folder to a command that takes folders")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableError(
                f"it is too large ({size // 2**20} MB, and at most {LARGEST // 2**20} MB are read)",
                "split it into smaller files, or save it without its pictures",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file", "check its name and folder") from error
    except PermissionError as error:
        raise UnreadableError(
            "this computer does not allow it to be opened", "close it in other programs, or ask for access to it"
        ) from error
    except OSError as error:
        raise UnreadableError("it could not be opened", "copy it to this computer and try again") from error

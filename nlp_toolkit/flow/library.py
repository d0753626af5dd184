"""Read files and folders, and sort minutes from letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from nlp_toolkit.records import Document, DocumentKind, Problem

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Library:
    """Hold what was read from files, sorted by what it is.

    Attributes:
        minutes: Documents that are minutes of a meeting.
        letters: Statements and complaints; they hold personal data.
        problems: What could not be read.
        remarks: What was read, but not wholly.
        letter_files: Names of the files that hold letters, in the order read; they may name a child. A file that
            cannot be read counts as one where letters lie beside it.
    """

    minutes: tuple[Document, ...] = ()
    letters: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    letter_files: tuple[str, ...] = ()

    def to_write(self, problems: Sequence[Problem]) -> list[Problem]:
        """Give problems as they may be written down: a file of letters by its number, never by its name.

        >>> library = Library(letter_files=("a.eml", "rowan-ashby.docx"))
        >>> library.to_write([Problem("rowan-ashby.docx", "the file is empty", "send it again")])[0].source
        'letter file 2 of 2'
        """
        return [
            replace(problem, source=numbered, reason=re.sub(r"(?<=sheet )“[^”]*”", "“…”", problem.reason))
            if (numbered := self._numbered(problem.source)) != problem.source
            else problem
            for problem in problems
        ]

    def _numbered(self, source: str) -> str:
        name, comma, rest = source.partition(", attachment")
        if name not in self.letter_files:
            return source
        return f"letter file {self.letter_files.index(name) + 1} of {len(self.letter_files)}{comma}{rest}"


def gather(
    paths: Sequence[Path],
    *,
    kind: DocumentKind | None = None,
    but_not: Sequence[Path] = (),
    columns: Mapping[str, str | None] | None = None,
    progress: Progress | None = None,
) -> Library:
    """Read every document in files and folders, and sort minutes from letters.

    Args:
        paths: Files and folders.
        kind: What all of them are; told from folder and content where not given.
        but_not: Files to pass over in the folders, such as those an earlier run wrote there.
        columns: The text_column, id_column and family_column of tables; guessed where not given.
        progress: Told of each file.
    """
    from nlp_toolkit.read import find, kind_of, read_all

    passed_over = {path.resolve() for path in but_not}
    files = [path for path in find(paths) if path in paths or path.resolve() not in passed_over]
    places = {str(path): place for place, path in enumerate(files, start=1)}
    kinds: dict[str, DocumentKind] = {
        str(path): kind or kind_of(Document("", str(path), path.suffix.lower().removeprefix("."), "", ()))
        for path in files
    }
    minutes: list[Document] = []
    letters: list[Document] = []
    problems: list[Problem] = []
    remarks: list[Problem] = []
    for outcome in read_all(files, **(columns or {})):
        remarks += outcome.remarks
        if outcome.problem:
            problems.append(outcome.problem)
        if outcome.value:
            told = kind or kind_of(outcome.value)
            if told == "minutes":
                minutes.append(outcome.value)
            else:
                letters.append(outcome.value)
            if progress:
                progress("Reading", places[outcome.value.path], len(files))
    held = {letter.path for letter in letters}
    read = held | {document.path for document in minutes}
    among_letters = {Path(path).parent for path in held}
    names = tuple(
        path.name
        for path in files
        if str(path) in held
        or (str(path) not in read and (kinds[str(path)] != "minutes" or path.parent in among_letters))
    )
    return Library(tuple(minutes), tuple(letters), tuple(problems), tuple(remarks), names)


def followed(items: Sequence[T], what: str, progress: Progress | None) -> Iterable[T]:
    """Give items one by one, telling how far it has come."""
    for done, item in enumerate(items):
        if progress:
            progress(what, done, len(items))
        yield item
    if progress and items:
        progress(what, len(items), len(items))

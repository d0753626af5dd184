"""The order of things: read, structure, extract, report."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nlp_toolkit import __version__
from nlp_toolkit.records import Document, DocumentKind, Outcome, Problem, Reading, SafeDocument

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar
    from nlp_toolkit.concerns.pseudonymise import Settings
    from nlp_toolkit.evaluate import Scores
    from nlp_toolkit.evaluate.pseudonymise import SafetyScore

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

BUILT_WITH = ("spacy", "scikit-learn", "pandas", "holidays", "XlsxWriter", "lxml", "python-docx", "pypdfium2")


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


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what one run over files came to.

    Attributes:
        readings: The minutes, each with its meeting and records.
        letters: How many letters and statements were left aside.
        problems: What could not be read; files of letters by their numbers.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
    """

    readings: tuple[Reading, ...]
    letters: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]


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


def calendar_of(council: str | None, *, councils: Path = Path("corpora/councils")) -> Outcome[Calendar]:
    """Load a council's calendar, or the default one where no council is named.

    Args:
        council: Path of a council.toml, or the name of its folder in `councils`.
        councils: The folder of councils.
    """
    from nlp_toolkit.commitments.extract import Calendar, load_calendar

    return load_calendar(council, councils=councils) if council else Outcome(value=Calendar())


def extract(
    documents: Sequence[Document],
    *,
    date: dt.date | None = None,
    calendar: Calendar | None = None,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Find the commitments of minutes, one document after the other.

    Args:
        documents: Minutes.
        date: Day of the meeting, where a text gives none.
        calendar: The council's calendar.
        nlp: A spaCy pipeline; the shipped one if not given.
        progress: Told of each document.
    """
    from nlp_toolkit import language
    from nlp_toolkit.commitments.extract import extract as find_commitments
    from nlp_toolkit.commitments.extract import prepare
    from nlp_toolkit.commitments.structure import structure

    pipeline = prepare(nlp or language.load())
    for document in _followed(documents, "Finding commitments", progress):
        meeting = structure(document)
        if meeting.date is None and date is not None:
            meeting = structure(document, date=date)
        yield Reading(document, meeting, find_commitments(document, meeting, nlp=pipeline, calendar=calendar))


def run(
    paths: Sequence[Path],
    *,
    out: Path,
    as_at: dt.date,
    calendar: Calendar | None = None,
    nlp: Language | None = None,
    kind: DocumentKind | None = None,
    progress: Progress | None = None,
) -> Run:
    """Turn files into a register: a page, a workbook, a table, and a note of how it was made.

    Args:
        paths: Files and folders.
        out: Folder to write into.
        as_at: The day on which the ratings are taken.
        calendar: The council's calendar.
        nlp: A spaCy pipeline; the shipped one if not given.
        kind: What the documents are, where their content does not tell.
        progress: Told of each file and document.
    """
    from nlp_toolkit.report import FILES, whole, write_register

    began = time.monotonic()
    note_path = out / "run.json"
    library = gather(paths, kind=kind, but_not=[note_path, *(out / name for name in FILES)], progress=progress)
    read_by = time.monotonic()
    readings = sorted(
        extract(library.minutes, calendar=calendar, nlp=nlp, progress=progress),
        key=lambda reading: (reading.meeting.date or dt.date.max, reading.document.id),
    )
    found_by = time.monotonic()
    if progress:
        progress("Writing the register", 0, 1)
    files = write_register(
        readings,
        out=out,
        as_at=as_at,
        problems=library.to_write([*library.problems, *library.remarks]),
        made_with=made_with(nlp),
    )
    seconds = {"reading": read_by - began, "finding": found_by - read_by, "writing": time.monotonic() - found_by}
    note = _note(library, as_at=as_at, seconds=seconds, built=made_with(nlp))
    with whole(note_path) as draft:
        draft.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if progress:
        progress("Writing the register", 1, 1)
    problems, remarks = library.to_write(library.problems), library.to_write(library.remarks)
    return Run(tuple(readings), len(library.letters), tuple(problems), tuple(remarks), (*files, note_path))


@dataclass(frozen=True, slots=True)
class SafeLetters:
    """Hold what came of making letters safe, or of restoring them.

    Attributes:
        letters: The safe letters; none where letters were restored.
        problems: What could not be read; files by their numbers unless names are kept.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
    """

    letters: tuple[SafeDocument, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]


def pseudonymise(
    paths: Sequence[Path],
    *,
    out: Path,
    key_path: Path | None = None,
    passphrase: str = "",
    settings: Settings | None = None,
    keep_names: bool = False,
    nlp: Language | None = None,
    columns: Mapping[str, str | None] | None = None,
    progress: Progress | None = None,
) -> SafeLetters:
    """Write safe copies of letters, what was replaced, and a page and a workbook to check it.

    Args:
        paths: Files and folders; every document in them is treated as a letter.
        out: Folder to write into; what an officer decided in its workbook is obeyed.
        key_path: File for the encrypted way back, outside `out`; no way back is kept where not given.
        passphrase: Opens the key file.
        settings: How each sort of finding is replaced.
        keep_names: Name letters by their files instead of by neutral identifiers.
        nlp: A spaCy pipeline whose entities add to what the rules find; the rules alone if not given.
        columns: The text_column, id_column and family_column of tables; guessed where not given.
        progress: Told of each file and letter.

    Raises:
        LettersError: If something asked for would put the letters at risk, or a file of an earlier run is damaged.
    """
    from nlp_toolkit.concerns import pseudonymise as step
    from nlp_toolkit.read import find

    check_places(paths, out=out, key_path=key_path)
    if key_path is not None:
        step.ready(key_path, passphrase, apart_from=(out,))
    decisions, missed = step.earlier_decisions(out)
    passed_over = [*find([out]), *([key_path] if key_path else [])]
    library = gather(paths, kind="complaint", but_not=passed_over, columns=columns, progress=progress)
    letters, key = step.pseudonymise(
        library.letters,
        settings=settings or step.Settings(),
        nlp=nlp,
        decisions=decisions,
        missed=missed,
        keep_names=keep_names,
        progress=progress,
    )
    if key_path is not None:
        step.write_key(key, key_path, passphrase, apart_from=(out,))
    files = [*step.write_review(letters, key, out, decisions=decisions), *step.write_safe(letters, out)]
    problems, remarks = (
        found if keep_names else library.to_write(found) for found in (library.problems, library.remarks)
    )
    return SafeLetters(letters, tuple(problems), tuple(remarks), tuple(files))


def check_places(paths: Sequence[Path], *, out: Path, key_path: Path | None) -> None:
    """Refuse places where letters, safe letters and the way back would lie together.

    Args:
        paths: The letters.
        out: Folder for the safe ones.
        key_path: File for the way back.

    Raises:
        LettersError: Saying what would lie where.
    """
    from nlp_toolkit.concerns import pseudonymise as step

    step.keep_apart(out, paths)
    if key_path is not None:
        step.apart(key_path, out)


def restore(paths: Sequence[Path], *, out: Path, key_path: Path, passphrase: str) -> SafeLetters:
    """Put the original words back into safe letters, and into texts that quote them.

    Args:
        paths: Text files, and folders of them.
        out: Folder for the letters with their names, apart from the safe ones.
        key_path: The key file.
        passphrase: Opens it.

    Raises:
        LettersError: If the key cannot be opened, or letters with names would lie among safe ones.
    """
    from nlp_toolkit.concerns import pseudonymise as step
    from nlp_toolkit.read import find

    step.keep_apart(out, paths)
    for path in paths:
        step.keep_apart(path, [out])
    key = step.read_key(key_path, passphrase)
    safe = [path for path in find(paths) if path in paths or path.name not in step.NOT_LETTERS]
    restored: list[Path] = []
    problems: list[Problem] = []
    for number, path in enumerate(safe, start=1):
        name = f"Safe file {number} of {len(safe)}"
        try:
            restored.append(step.restore_file(path, key, out))
        except FileNotFoundError:
            problems.append(Problem(name, "there is no such file", "check its name and folder"))
        except (OSError, UnicodeDecodeError):
            problems.append(Problem(name, "it is not a text file that can be read", "give the .txt files made safe"))
    return SafeLetters((), tuple(problems), (), tuple(restored))


def made_with(nlp: Language | None = None) -> dict[str, str]:
    """Name the versions of everything that can change a result."""
    pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}" if nlp else "en_minutes, as shipped"
    return {
        "nlp_toolkit": __version__,
        "English pipeline": pipeline,
        "Python": platform.python_version(),
        **{name: version(name) for name in BUILT_WITH},
    }


def _note(library: Library, *, as_at: dt.date, seconds: dict[str, float], built: dict[str, str]) -> dict[str, Any]:
    """Say how a run was made; letters are counted and never named."""
    return {
        "versions": built,
        "as_at": as_at.isoformat(),
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
        "minutes": [
            {"doc": document.id, "file": document.path, "sha256": hashlib.sha256(document.text.encode()).hexdigest()}
            for document in library.minutes
        ],
        "letters_left_aside": len(library.letters),
        "not_read": [str(problem) for problem in library.to_write(library.problems)],
        "read_in_part": [str(remark) for remark in library.to_write(library.remarks)],
    }


def _followed(items: Sequence[T], what: str, progress: Progress | None) -> Iterable[T]:
    """Give items one by one, telling how far it has come."""
    for done, item in enumerate(items):
        if progress:
            progress(what, done, len(items))
        yield item
    if progress and items:
        progress(what, len(items), len(items))


def evaluate_commitments(
    gold: Path, *, predictions: Path | None = None, nlp: Language | None = None, split: str = "test"
) -> Scores:
    """Score extracted commitments against minutes that people annotated.

    Args:
        gold: Folder with NAME.txt and NAME.json, or a file or folder in the inline notation.
        predictions: Lines as `extract` writes them; extracted now where not given.
        nlp: A spaCy pipeline; the shipped one if not given.
        split: Which passages of the inline notation to score.

    Raises:
        ValueError: If there is nothing annotated in `gold`, naming it.
    """
    from nlp_toolkit.evaluate import read_gold, score
    from nlp_toolkit.evaluate.passages import annotated_passages

    if gold.is_dir() and any(gold.glob("*.json")):
        expected = read_gold(gold)
        documents = [document for document in gather([gold], kind="minutes").minutes if document.id in expected]
    else:
        documents, passages = annotated_passages(gold, split=split)
        expected = {name: [*records] for name, records in passages.items()}
    if predictions is not None:
        lines = _predicted(predictions)
    else:
        from nlp_toolkit.report import lines as fields

        lines = list(fields(extract(documents, nlp=nlp)))
    found: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        found.setdefault(Path(str(line["doc"])).stem, []).append(line)
    return score(expected, found)


def _predicted(path: Path) -> Sequence[Mapping[str, Any]]:
    """Read the lines that `extract` wrote."""
    lines: list[Mapping[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                record = json.loads(line)
                lines.append({**record, "doc": record["doc"]})
            except (ValueError, KeyError, TypeError):
                remedy = "make the file with 'nlp-toolkit extract --format jsonl'"
                raise ValueError(f"{path.name}: line {number} is no record; {remedy}.") from None
    return lines


def evaluate_pseudonymise(gold: Path, *, split: str = "test", nlp: Language | None = None) -> SafetyScore:
    """Score how safe letters are made, against letters in which people marked what identifies.

    Args:
        gold: Folder of marked letters, or one that holds a folder for each split.
        split: Which of these folders.
        nlp: A spaCy pipeline whose entities add to what the rules find; the rules alone if not given.

    Raises:
        ValueError: If there is no marked letter in `gold`, or the marks of one are broken.
    """
    from nlp_toolkit.concerns import pseudonymise as step
    from nlp_toolkit.evaluate.pseudonymise import read_marked, score_all

    folder = gold / split if (gold / split).is_dir() else gold
    marked = read_marked(folder)
    documents = [Document(f"letter-{number}", "", "txt", text, ()) for number, (text, _) in enumerate(marked, 1)]
    letters, _ = step.pseudonymise(documents, nlp=nlp)
    return score_all(marked, letters)

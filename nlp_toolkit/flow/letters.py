"""Make letters safe, and put the names back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.flow.library import Progress, gather
from nlp_toolkit.records import Problem, SafeDocument

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.concerns.pseudonymise import Settings


@dataclass(frozen=True, slots=True)
class SafeLetters:
    """Hold what came of making letters safe, or of restoring them.

    Attributes:
        letters: The safe letters; none where letters were restored.
        problems: What could not be read; files by their numbers unless names are kept.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
        singled_out: Letters whose details together may still point to one family, each with these details.
    """

    letters: tuple[SafeDocument, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]
    singled_out: tuple[str, ...] = ()


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
    passed_over = [*find([out, *_made_safe(paths)]), *([key_path] if key_path else [])]
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
    warnings = step.singled_out([(letter.family, letter.text) for letter in letters])
    told = tuple(f"{letters[one.index].id}: {one}" for one in warnings)
    return SafeLetters(letters, tuple(problems), tuple(remarks), tuple(files), told)


def _made_safe(paths: Sequence[Path]) -> list[Path]:
    """List the folders among the letters that an earlier run wrote safe ones into."""
    from nlp_toolkit.concerns import pseudonymise as step

    return sorted({found.parent for path in paths if path.is_dir() for found in path.rglob(step.FINDINGS)})


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

"""Files that are written whole or not at all, one or several together."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path`, and put it in the place of `path` once the block has succeeded.

    Raises:
        PermissionError: If `path` is held open by another program, such as Excel.
    """
    with together([path]) as (draft,):
        yield draft


@contextmanager
def together(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Give a temporary file beside each path, and put all in their places once the block has succeeded, or none.

    Raises:
        PermissionError: If one of them is held open by another program, such as Excel; then all stay as they were.
    """
    with ExitStack() as stack:
        drafts = [stack.enter_context(_beside(path)) for path in paths]
        yield drafts
        former = [stack.enter_context(_beside(path)) if path.exists() else None for path in paths]
        _replace(paths, drafts, former)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Make an empty file in the folder of another, and take it away in the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=path.suffix)
    os.close(descriptor)
    made = Path(name)
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _replace(paths: Sequence[Path], drafts: Sequence[Path], former: Sequence[Path | None]) -> None:
    """Put drafts in the places of files; where one cannot be replaced, put back those that were."""
    done: list[tuple[Path, Path | None]] = []
    for path, draft, kept in zip(paths, drafts, former, strict=True):
        try:
            if kept is not None:
                shutil.copy2(path, kept)
            draft.chmod(0o666 & ~_umask())
            draft.replace(path)
        except PermissionError:
            _put_back(done)
            raise PermissionError(f"{path} cannot be replaced; close it in other programs and run again.") from None
        except OSError:
            _put_back(done)
            raise
        done.append((path, kept))


def _put_back(done: Sequence[tuple[Path, Path | None]]) -> None:
    """Undo replacements, the last first."""
    for path, kept in reversed(done):
        if kept is None:
            path.unlink()
        else:
            kept.replace(path)


def _umask() -> int:
    """Read the mask that new files are made under."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

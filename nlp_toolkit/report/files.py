"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path`, and put it in the place of `path` once the block has succeeded.

    Raises:
        PermissionError: If `path` is held open by another program, such as Excel.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        try:
            draft.replace(path)
        except PermissionError:
            raise PermissionError(f"{path} cannot be replaced; close it in other programs and run again.") from None
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    """Read the mask that new files are made under."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

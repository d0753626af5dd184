"""Run the notebooks from top to bottom and keep their outputs, free of anything that tells when or where they ran.

python notebooks/build.py                 all of them
python notebooks/build.py 03 05           those whose names begin so
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
SECONDS = 900
WITHOUT_WIDGETS = "ignore:IProgress not found"
"""The packages of topics ask for widgets that no notebook here shows."""


def fingerprint(notebook: nbformat.NotebookNode) -> str:
    """Give the SHA-256 of the code of a notebook, by which one sees whether its outputs are of this code."""
    code = "\0".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return hashlib.sha256(code.encode()).hexdigest()


def build(path: Path) -> None:
    """Run a notebook in place.

    Raises:
        CellExecutionError: If a cell fails.
        ValueError: If an output holds a warning or names a folder of this machine; the notebook stays as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=SECONDS, kernel_name=KERNEL["name"], resources={"metadata": {"path": FOLDER}}
    ).execute()
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number:02}"
        cell["metadata"] = {}
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                raise ValueError(f"{path.name}, cell {number}: {output.text}")
            output.pop("transient", None)
    notebook["metadata"] = {
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
        "nlp_toolkit": {"code_sha256": fingerprint(notebook)},
    }
    nbformat.validate(notebook)
    text = nbformat.writes(notebook)
    if str(FOLDER.resolve().parent) in text or str(Path.home()) in text:
        raise ValueError(f"{path.name}: an output names a folder of this machine")
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def main(wanted: list[str]) -> None:
    """Run the notebooks whose names begin as asked for, or all."""
    os.environ["PYTHONWARNINGS"] = WITHOUT_WIDGETS
    for path in sorted(FOLDER.glob("[0-9][0-9]-*.ipynb")):
        if not wanted or any(path.name.startswith(name) for name in wanted):
            build(path)
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

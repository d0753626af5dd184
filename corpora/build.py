"""Make the generated sample files from their written sources, or check that they still match.

python corpora/build.py            write corpora/samples
python corpora/build.py --check    compare, write nothing, exit 1 where a file and its source differ
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from makers import MAKERS, sheet, source
from makers.words import words

HERE = Path(__file__).resolve().parent


def made(here: Path = HERE) -> dict[Path, bytes]:
    """Make every generated sample in memory, by its path under samples."""
    files: dict[Path, bytes] = {}
    for path in sorted((here / "sources").glob("*/*.md")):
        read = source.read(path)
        suffix = read.head["format"]
        files[Path(path.parent.name) / f"{path.stem}.{suffix}"] = MAKERS[suffix](read)
    for path in sorted((here / "sources").glob("survey/*.csv")):
        files[Path("survey") / f"{path.stem}.xlsx"] = sheet.make(path)
    return files


def differences(files: dict[Path, bytes], samples: Path) -> list[str]:
    """Name each sample that is missing or whose words are not those of its source."""
    found: list[str] = []
    for path, data in files.items():
        kept = samples / path
        if not kept.exists():
            found.append(f"{path.as_posix()}: missing; run python corpora/build.py.")
        elif kept.read_bytes() != data and words(kept.read_bytes(), path.suffix) != words(data, path.suffix):
            found.append(f"{path.as_posix()}: its words differ from its source; run python corpora/build.py.")
    return found


def main() -> int:
    """Build the samples, or check them."""
    parser = argparse.ArgumentParser(description="Make the generated sample files from their written sources.")
    parser.add_argument("--check", action="store_true", help="compare with what is there and write nothing")
    options = parser.parse_args()
    files = made()
    samples = HERE / "samples"
    if options.check:
        found = differences(files, samples)
        sys.stdout.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    for path, data in files.items():
        target = samples / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    sys.stdout.write(f"{len(files)} files made in {samples.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

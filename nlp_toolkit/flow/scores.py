"""Score what is found against what people annotated."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_toolkit.flow.library import gather
from nlp_toolkit.flow.minutes import extract
from nlp_toolkit.records import Document

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.evaluate import Scores
    from nlp_toolkit.evaluate.concerns import ConcernScores
    from nlp_toolkit.evaluate.pseudonymise import SafetyScore
    from nlp_toolkit.evaluate.tracking import LinkScores


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


def evaluate_tracking(
    gold: Path, minutes: Path, *, written_down: bool = False, odd: bool = False, nlp: Language | None = None
) -> LinkScores:
    """Score the links that tracking makes from meeting to meeting against threads that people wrote down.

    Args:
        gold: The threads, a line of JSON an event.
        minutes: File or folder of the minutes they speak of.
        written_down: Whether to link the records of the threads themselves, where they tell of one, in place of those
            that extraction finds.
        odd: Whether to score the threads with odd numbers alone, which nobody looked at while tracking was made.
        nlp: A spaCy pipeline; the shipped one if not given.

    Raises:
        ValueError: If `gold` holds no thread, or one that does not fit the minutes.
    """
    from nlp_toolkit.commitments.track import track
    from nlp_toolkit.evaluate.tracking import read_threads, score_links, with_events

    events = read_threads(gold)
    readings = list(extract(gather([minutes], kind="minutes").minutes, nlp=nlp))
    if written_down:
        readings = [with_events(reading, events) for reading in readings]
    documents = [reading.document for reading in readings]
    found = track([], readings)
    return score_links(found, events, documents, threads=is_odd) if odd else score_links(found, events, documents)


def is_odd(thread: str) -> bool:
    """Tell whether a thread has an odd number; no thread has none.

    >>> is_odd("T07"), is_odd("T08"), is_odd("")
    (True, False, False)
    """
    return thread[-1:].isdigit() and int(thread[-1]) % 2 == 1


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


def evaluate_concerns(
    gold: Path,
    *,
    split: str = "test",
    taxonomy: str | Path = "ehcp",
    fast: bool = False,
    nlp: Language | None = None,
) -> ConcernScores:
    """Score passages and themes against letters in which readers marked what families are concerned about.

    Args:
        gold: A marked letter, a folder of them, or one that holds a folder for each split.
        split: Which of these folders.
        taxonomy: "ehcp", or the file of another taxonomy, whose codes the marks carry.
        fast: Read with the fast encoder.
        nlp: A spaCy pipeline; the shipped one if not given.

    Raises:
        ValueError: If there is no marked letter in `gold`, the marks of one are broken, or the taxonomy is.
    """
    from nlp_toolkit.concerns import pseudonymise as safety
    from nlp_toolkit.concerns.group.embed import choose
    from nlp_toolkit.concerns.passages import passages
    from nlp_toolkit.concerns.themes import ThemeClassifier, read_taxonomy
    from nlp_toolkit.evaluate.concerns import read_letters, score
    from nlp_toolkit.records import Passage

    outcome = read_taxonomy(taxonomy)
    if outcome.value is None:
        raise ValueError(str(outcome.problem))
    marked = read_letters(gold, split=split, codes=outcome.value.codes)
    documents = [Document(letter.id, letter.id, "txt", letter.text, ()) for letter in marked]
    letters, _ = safety.pseudonymise(documents, keep_names=True)
    encoder = choose(fast=fast)
    found, _ = passages(letters, encoder=encoder, nlp=nlp)
    by_letter: dict[str, list[Passage]] = {}
    for passage in ThemeClassifier(outcome.value, encoder).fit().place(found):
        by_letter.setdefault(passage.quote.source, []).append(passage)
    return score(marked, by_letter)

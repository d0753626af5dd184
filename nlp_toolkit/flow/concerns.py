"""Find what families keep raising in their letters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.flow.library import Library, Progress, gather
from nlp_toolkit.flow.versions import made_with
from nlp_toolkit.records import Document, Grouping, Passage, Problem, Reading, SafeDocument

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.concerns.group import ConcernModel, Log
    from nlp_toolkit.concerns.group.embed import Encoder
    from nlp_toolkit.concerns.themes import Taxonomy

DECISIONS = "decisions.json"
"""What officers decided, and which passages made up each discovered concern; it lies beside the concerns."""


@dataclass(frozen=True, slots=True)
class Concerns:
    """Hold what letters came to, and what was written.

    Attributes:
        grouping: The concerns and their passages.
        model: The fitted model.
        problems: What could not be read; files by their numbers unless names are kept.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
    """

    grouping: Grouping
    model: ConcernModel
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]


def concerns(
    paths: Sequence[Path],
    *,
    out: Path,
    taxonomy: Taxonomy | None,
    columns: Mapping[str, str | None] | None = None,
    encoder: str | None = None,
    fast: bool = False,
    keep_names: bool = False,
    suppress_below: int = 3,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> Concerns:
    """Find the recurring concerns of letters, and write them.

    Args:
        paths: Files and folders; of minutes, what the public said counts as letters.
        out: Folder to write into; what officers decided there is obeyed.
        taxonomy: The themes; none where concerns are to be discovered alone.
        columns: The text_column, id_column and family_column of tables; guessed where not given.
        encoder: What turns passages into numbers; the best installed if not given.
        fast: Take the fast encoder where none is named.
        keep_names: Name letters by their files instead of by neutral identifiers.
        suppress_below: Fewer families than this are not counted.
        nlp: A spaCy pipeline; the shipped one if not given.
        progress: Told of what is done.

    Raises:
        DecisionError: If the log of decisions in `out` is damaged.
        EncoderError: If the encoder is not on this machine.
    """
    from nlp_toolkit.read import find

    log = decisions_in(out)
    library = gather(paths, but_not=find([out]) if out.exists() else (), columns=columns, progress=progress)
    letters = safe_letters(library, keep_names=keep_names, progress=progress)
    grouping, model = grouped(
        letters,
        taxonomy=taxonomy,
        encoder=encoder,
        fast=fast,
        suppress_below=suppress_below,
        log=log,
        nlp=nlp,
        progress=progress,
    )
    files = write_grouping(grouping, model, letters, out=out, built=made_with(nlp))
    problems, remarks = (
        found if keep_names else library.to_write(found) for found in (library.problems, library.remarks)
    )
    return Concerns(grouping, model, tuple(problems), tuple(remarks), files)


def write_grouping(
    grouping: Grouping, model: ConcernModel, letters: Sequence[SafeDocument], *, out: Path, built: Mapping[str, str]
) -> tuple[Path, ...]:
    """Write concerns with what officers decided of them and what letters quote of plans, and give the files."""
    from nlp_toolkit.concerns.group import dumps
    from nlp_toolkit.concerns.plan_wording import vague_wording
    from nlp_toolkit.concerns.themes import learned
    from nlp_toolkit.report import whole
    from nlp_toolkit.report.concerns import Join, write_concerns
    from nlp_toolkit.report.concerns.wording import WORDING, write_wording

    files = write_concerns(
        grouping,
        out=out,
        places=model.places_,
        joins=[Join(*join) for join in model.joins_],
        made_with={
            "What corrections teach": learned(model.learning_curve_),
            **built,
            "Encoder": model.encoder_.name,
            "Seed": str(model.random_state),
        },
    )
    with whole(out / DECISIONS) as draft:
        draft.write_text(dumps(model.log_), encoding="utf-8", newline="\n")
    with whole(out / WORDING) as draft:
        write_wording((found for letter in letters for found in vague_wording(letter)), draft)
    return (*files, out / WORDING, out / DECISIONS)


def safe_letters(
    library: Library, *, keep_names: bool = False, progress: Progress | None = None
) -> tuple[SafeDocument, ...]:
    """Make letters safe, and with them what the public said at meetings."""
    from nlp_toolkit.concerns import pseudonymise as step

    documents = [*library.letters, *_said_by_the_public(library.minutes)]
    letters, _ = step.pseudonymise(documents, keep_names=keep_names, progress=progress)
    return letters


def grouped(
    letters: Sequence[SafeDocument],
    *,
    taxonomy: Taxonomy | None,
    encoder: str | None = None,
    fast: bool = False,
    suppress_below: int = 3,
    log: Log | None = None,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> tuple[Grouping, ConcernModel]:
    """Find the passages of safe letters that state a concern, and group them."""
    from nlp_toolkit.concerns.cautions import cautioned
    from nlp_toolkit.concerns.group import ConcernModel
    from nlp_toolkit.concerns.group.embed import choose
    from nlp_toolkit.concerns.passages import passages
    from nlp_toolkit.concerns.themes.qualities import Qualities

    reader = choose(encoder, fast=fast)
    found, left_out = passages(letters, encoder=_fitted(reader, letters), nlp=nlp, progress=progress)
    model = ConcernModel(taxonomy, encoder=encoder, fast=fast, suppress_below=suppress_below, log=log)
    families = {letter.family for letter in letters}
    model.fit(found, families=len(families), wrote=_days(letters), progress=progress)
    told = Qualities(reader).fit().tell(model.passages_) if model.passages_ else ()
    by_id: dict[str, Passage] = {passage.id: passage for passage in cautioned(told)}
    concerns = tuple(
        replace(concern, quotes=tuple(by_id[passage.id] for passage in concern.quotes)) for concern in model.concerns_
    )
    return Grouping(concerns, tuple(by_id.values()), left_out, len(families), len(letters)), model


def _fitted(encoder: Encoder, letters: Sequence[SafeDocument]) -> Encoder:
    return encoder.fit([line for letter in letters for line in letter.text.splitlines() if line.strip()])


def _days(letters: Sequence[SafeDocument]) -> dict[str, list[dt.date]]:
    """Give for each family the days of its letters."""
    from nlp_toolkit.concerns.passages import written

    days: dict[str, list[dt.date]] = defaultdict(list)
    for letter in letters:
        if day := written(letter):
            days[letter.family].append(day)
    return dict(days)


def _said_by_the_public(minutes: Sequence[Document]) -> list[Document]:
    if not minutes:
        return []
    from nlp_toolkit.commitments.structure import structure
    from nlp_toolkit.concerns.passages import public_participation

    return [said for document in minutes for said in public_participation(Reading(document, structure(document)))]


def decisions_in(out: Path) -> Log:
    """Gather what officers decided: the log of earlier runs, and what they wrote into the workbook since.

    Raises:
        DecisionError: If the log is damaged, or the workbook cannot be read back.
    """
    from nlp_toolkit.concerns.group import Decision, DecisionError, Log, fingerprint, loads
    from nlp_toolkit.report.concerns import CONCERN_FILES, CorrectionsError, corrections

    path = out / DECISIONS
    log = loads(path.read_text(encoding="utf-8")) if path.exists() else Log()
    new: list[Decision] = []
    try:
        written = corrections(out / CONCERN_FILES[0])
    except CorrectionsError as error:
        raise DecisionError(str(error)) from None
    for one in written:
        if one.action != "move":
            new.append(Decision(one.action, one.concern, one.to))
        elif not one.called:
            new.append(Decision("move", "", one.to, (fingerprint(one.words),)))
        else:
            new.append(Decision("split", one.concern, one.to, (fingerprint(one.words),)))
            new.append(Decision("name", one.to, one.called))
    return Log((*log.decisions, *(decision for decision in new if decision not in log.decisions)), log.known)

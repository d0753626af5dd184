"""Write an evidence pack from a register that lasts, and keep what officers decide of links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.evidence import compare, evidence_of, letters_of, settings_of
from nlp_toolkit.flow.library import Progress
from nlp_toolkit.flow.tracking import standing
from nlp_toolkit.flow.versions import made_with
from nlp_toolkit.records import Framework, Grouping, Reading


def pack(
    register: str,
    grouping: Grouping,
    *,
    out: Path,
    folder: Path,
    as_at: dt.date,
    themes: Sequence[str] = (),
    council: Council | None = None,
    plan: Framework | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write the evidence pack from a register and the concerns of families.

    Args:
        register: The register: name of a file, or address of a database.
        grouping: What families raise.
        out: The .docx file.
        folder: Folder of the concerns; what officers decided of links there is obeyed, and what letters quote of
            plans is told.
        as_at: The day of the ratings.
        themes: Codes of the themes to keep; all if none is given.
        council: What the council sets for its register.
        plan: The council's improvement plan.
        progress: Told of what is done.

    Raises:
        StoreError: If the register cannot be read.
        ValueError: If no concern has one of the themes, or a file of the folder is damaged.
    """
    from nlp_toolkit.concerns.group.embed import choose
    from nlp_toolkit.concerns.link.promises import promises
    from nlp_toolkit.concerns.themes import shipped
    from nlp_toolkit.report.concerns.wording import read_wording
    from nlp_toolkit.report.links import read_decisions
    from nlp_toolkit.report.pack import write_pack
    from nlp_toolkit.store import Register

    own = council or Council()
    if progress:
        progress("Setting promises against concerns", 0, 2)
    with Register(register) as book:
        lines = standing(book, as_at=as_at, council=own)
        with book.reading() as pages:
            readings: list[Reading] = [pages.reading(filed.id) for filed in pages.filed()]
    taxonomy = shipped()
    encoder = choose()
    known = [text for promise in promises() for text in promise.variants]
    encoder.fit([*known, *(example for theme in taxonomy.themes for example in theme.examples)])
    comparison = compare(
        grouping,
        lines,
        encoder=encoder,
        taxonomy=taxonomy,
        settings=settings_of(lines, readings),
        decided=read_decisions(folder),
        plan=plan,
    )
    evidence = evidence_of(
        readings,
        lines,
        grouping,
        comparison,
        letters=(),
        as_at=as_at,
        council=own,
        plan=plan,
        problems=(),
        made_with=made_with(),
    )
    if progress:
        progress("Setting promises against concerns", 1, 2)
    wording = (*read_wording(folder), *evidence.wording)
    evidence = replace(evidence, letters=letters_of(grouping), wording=wording)
    written = write_pack(evidence.about(tuple(themes)) if themes else evidence, out)
    if progress:
        progress("Setting promises against concerns", 2, 2)
    return written


def decide_link(folder: Path, concern: str, ref: str, *, confirmed: bool) -> None:
    """Keep what an officer decided of one link; the next run into that folder obeys.

    Args:
        folder: Folder that `run` wrote.
        concern: Identifier of the concern.
        ref: Reference of the promise.
        confirmed: Whether it answers the concern.

    Raises:
        ValueError: If the folder has no concerns or links, or no such concern or promise, naming it.
    """
    from nlp_toolkit.report import whole
    from nlp_toolkit.report.concerns.reading import read_concerns
    from nlp_toolkit.report.links import DECISIONS, read_decisions, read_refs, write_decisions

    outcome = read_concerns(folder)
    if outcome.value is None:
        raise ValueError(str(outcome.problem))
    known = [each.id for each in outcome.value.concerns]
    if concern not in known:
        raise ValueError(f"{folder}: there is no concern “{concern}” in it; choose from {', '.join(known)}.")
    if ref not in read_refs(folder):
        raise ValueError(f"{folder}: there is no promise “{ref}” in it; write it as links.json or the page does.")
    decided = {**read_decisions(folder), (concern, ref): confirmed}
    with whole(folder / DECISIONS) as draft:
        write_decisions(decided, draft)

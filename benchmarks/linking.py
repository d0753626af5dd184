"""Say how well promises are set beside the concerns they answer: on promises never learned from, and on the sample.

    python -m benchmarks.linking [--encoder minilm] [--corpora CORPORA] [--folds 5] [--false]

First the promises that the judge learns from, in folds: promises that say nearly the same are never on both sides. All
settings of the judge and both thresholds were chosen on this table. Then the sample: the links that a reader wrote down
in sources/links.toml before any program joined them. The promises were written by people who knew the sample, so that
table flatters; none of its sentences is among them. Last the boroughs of gold/links, written before they were judged.

A link counts as right whatever its strength; as missed where it should be direct or partial and is not found.
"""

from __future__ import annotations

import argparse
import re
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.concerns.group.embed import Encoder, choose
from nlp_toolkit.concerns.link import MADE, PROPOSED, Taught, compare
from nlp_toolkit.concerns.link.judge import Judge
from nlp_toolkit.concerns.link.promises import STRENGTHS, Promise, promises
from nlp_toolkit.concerns.link.strength import Strengths, by_words
from nlp_toolkit.concerns.link.subjects import Subject, of_themes
from nlp_toolkit.concerns.themes import shipped
from nlp_toolkit.flow import gather
from nlp_toolkit.flow.evidence import settings_of
from nlp_toolkit.records import Commitment, Concern, Line, Link, Passage, Quote, Reading

Rows = NDArray[np.float64]
Marks = NDArray[np.bool_]
SAME = 0.65
"""Cosine from which two promises say nearly the same."""
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.5, 0.55, 0.6, 0.7)
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", default="minilm")
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--false", action="store_true", help="list the false links of the folds, too")
    options = parser.parse_args()
    encoder = choose(options.encoder)
    taxonomy = shipped()
    themes = of_themes(taxonomy.themes, taxonomy.cues)
    in_folds(encoder, themes, options.folds, listed=options.false)
    of_strengths(encoder, options.folds)
    on_sample(encoder, options.corpora)
    for path in sorted((options.corpora / "gold" / "links").glob("*.toml")):
        on_held_out(encoder, path)


def in_folds(encoder: Encoder, themes: Sequence[Subject], folds: int, *, listed: bool) -> None:
    """Judge each promise by what the others teach."""
    known = promises()
    rows = encoder.encode([promise.words for promise in known])
    groups = connected_components(rows @ rows.T >= SAME)[1]
    answers = [dict(promise.answers) for promise in known]
    told = np.array([[theme.code in given for theme in themes] for given in answers])
    wanted = np.array([[given.get(theme.code) in {"direct", "partial"} for theme in themes] for given in answers])
    probable = np.zeros(told.shape)
    for learnt, left in GroupKFold(folds).split(rows, groups=groups):
        judge = Judge(encoder, themes).fit([known[place] for place in learnt])
        probable[left] = _judged(judge, [known[place] for place in left], themes)
    unrelated = ~told.any(axis=1)
    print(f"{len(known)} promises, {unrelated.sum()} of them for no theme, in {len(set(groups))} groups, {folds} folds")
    print(f"average precision {average_precision_score(told.ravel(), probable.ravel()):.3f}\n")
    print("  from    links  precision   recall")
    for threshold in THRESHOLDS:
        found = probable >= threshold
        mark = {MADE: "made", PROPOSED: "proposed"}.get(threshold, "")
        print(f"{threshold:6.2f} {found.sum():8} {_share(found, told):10.2f} {_share(wanted, found):8.2f}  {mark}")
    print("\nprobability      pairs    said    held")
    for low, high in pairwise(BINS):
        within = (probable >= low) & (probable < high)
        if within.any():
            said, held = probable[within].mean(), told[within].mean()
            print(f"{low:.2f} to {min(high, 1):.2f} {within.sum():8} {said:8.2f} {held:8.2f}")
    if listed:
        for place, column in np.argwhere((probable >= MADE) & ~told):
            print(f"false: {themes[column].code}, {probable[place, column]:.2f}: {known[place].words}")


def of_strengths(encoder: Encoder, folds: int) -> None:
    """Compare the strengths told with those written down, where a promise has but one, each learned from the others."""
    single = [promise for promise in promises() if len({how for _, how in promise.answers}) == 1]
    rows = encoder.encode([promise.words for promise in single])
    groups = connected_components(rows @ rows.T >= SAME)[1]
    lines = [_line("", promise.words, Quote("", 0, len(promise.words), promise.words)) for promise in single]
    right = by_rules = 0
    for learnt, left in GroupKFold(folds).split(rows, groups=groups):
        told = Strengths(encoder).fit([single[place] for place in learnt]).of([lines[place] for place in left])
        right += sum(how == single[place].answers[0][1] for how, place in zip(told, left, strict=True))
        by_rules += sum(by_words(single[place].words) == single[place].answers[0][1] for place in left)
    shares = f"{right / len(single):.2f}, by words alone {by_rules / len(single):.2f}"
    print(f"\nstrength of {len(single)} promises right: {shares}")


@dataclass(frozen=True)
class Sample:
    """Hold the first promise of each thread of the sample, as it lies in its minutes."""

    lines: list[Line]
    settings: dict[str, str]
    expected: dict[tuple[str, str], str]


def on_sample(encoder: Encoder, corpora: Path) -> None:
    """Compare the links made with those a reader wrote down, and list the false and the missed."""
    sample = read_sample(corpora)
    taxonomy = shipped()
    concerns = [_concern(theme.code, theme.name, theme.examples[0]) for theme in taxonomy.themes if theme.examples]
    taught = Taught(encoder, taxonomy.themes, taxonomy.cues, sample.settings)
    compare(concerns, (), sample.lines, taught=taught)  # reads the texts once, so that the seconds are those of linking
    began = time.process_time()
    links = compare(concerns, (), sample.lines, taught=taught).links
    seconds = time.process_time() - began
    print(f"\nSample: {len(sample.lines)} promises; {seconds:.1f} s beside reading")
    tell(links, sample)


def on_held_out(encoder: Encoder, path: Path) -> None:
    """Compare the links made for one borough of gold/links with those written down."""
    taxonomy = shipped()
    concerns, held = read_held_out(path)
    taught = Taught(encoder, taxonomy.themes, taxonomy.cues, held.settings)
    links = compare(concerns, (), held.lines, taught=taught).links
    print(f"\n{path.stem}: {len(held.lines)} promises, {len(concerns)} concerns")
    tell(links, held)


def tell(links: Sequence[Link], sample: Sample) -> None:
    """Print how many links are right, and name the false and the missed."""
    expected, wanted = sample.expected, {pair for pair, how in sample.expected.items() if how != "mentions"}
    print(f"{len(expected)} links expected, {len(wanted)} of them direct or partial")
    for name, kept in (("made", [link for link in links if not link.proposed]), ("with proposed", links)):
        found = {(link.concern, link.ref) for link in kept}
        precision, recall = len(found & set(expected)) / max(1, len(found)), len(found & wanted) / len(wanted)
        same = sum(expected.get((link.concern, link.ref)) == link.strength for link in kept)
        print(
            f"{name:14} {len(found):3} links  precision {precision:.2f}  recall {recall:.2f}  "
            f"strength right {same} of {len(found & set(expected))}"
        )
    for link in links:
        if (link.concern, link.ref) not in expected:
            kind = "proposed, false" if link.proposed else "made, false"
            print(f"{kind}: {link.concern}, {link.ref}, {link.score:.2f}: {link.promised.text[:100]}")
    words = {line.ref: line.what for line in sample.lines}
    for concern, ref in sorted(wanted - {(link.concern, link.ref) for link in links}):
        print(f"missed: {concern}, {ref} ({expected[concern, ref]}): {words.get(ref, '')[:100]}")


def read_sample(corpora: Path) -> Sample:
    """Read the threads and find each one's first promise in the minutes."""
    documents = {document.id: document for document in gather([corpora / "samples" / "minutes"]).minutes}
    lines: list[Line] = []
    settings: dict[str, str] = {}
    for thread, source, quoted in _threads((corpora / "sources" / "threads.md").read_text(encoding="utf-8")):
        document = documents[source]
        match = re.search(r"[\s>*]+".join(map(re.escape, quoted.split())), document.text)
        if match is None:
            raise SystemExit(f"{thread} is not in {source} as threads.md quotes it.")
        reading = Reading(document, structure(document))
        inside = (p for p in reading.meeting.paragraphs if p.start <= match.start() < p.end)
        place = next((p.item for p in inside), None)
        title = reading.meeting.items[place].title if place is not None else ""
        line = _line(thread, quoted, Quote(source, match.start(), match.end(), match.group()), title)
        lines.append(line)
        settings |= settings_of([line], [reading])
    given = tomllib.loads((corpora / "sources" / "links.toml").read_text(encoding="utf-8"))
    expected = {(code, ref): how for code, hows in given.items() for how, refs in hows.items() for ref in refs}
    return Sample(lines, settings, expected)


def read_held_out(path: Path) -> tuple[list[Concern], Sample]:
    """Read the concerns and promises of one borough, with the links that a reader wrote down."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {theme.code: theme.name for theme in shipped().themes}
    concerns = []
    for entry in given["concerns"]:
        code = entry["id"] if entry["id"] in names else None
        quotes = tuple(_passage(entry["id"], place, words) for place, words in enumerate(entry["quotes"]))
        label = names.get(entry["id"]) or entry["label"]
        concerns.append(Concern(entry["id"], label, code, tuple(entry.get("terms", ())), quotes=quotes))
    lines, settings = [], {}
    expected: dict[tuple[str, str], str] = {}
    for number, entry in enumerate(given["promises"], start=1):
        ref, words = f"P{number:02}", entry["words"]
        lines.append(_line(ref, words, Quote(path.stem, 0, len(words), words), entry["item"]))
        settings[ref] = entry.get("before", "")
        expected |= {(code, ref): how for how in STRENGTHS for code in entry.get(how, [])}
    return concerns, Sample(lines, settings, expected)


def _threads(text: str) -> Iterator[tuple[str, str, str]]:
    """Give each thread with the document and the words of its first promise."""
    for part in re.split(r"^## (?=T\d\d )", text, flags=re.MULTILINE)[1:]:
        first = re.search(r"- `([^`]+)`.*\n\s+> (.*)", part)
        if first:
            yield part[:3], first[1], first[2]


def _judged(judge: Judge, left: Sequence[Promise], themes: Sequence[Subject]) -> Rows:
    """Judge promises as the product does: the mean of the words alone and under their title."""
    texts = [text for promise in left for text in promise.variants]
    starts = np.cumsum([0, *(len(promise.variants) for promise in left)])
    probable = judge.probabilities(texts, themes)
    return np.array([probable[low:high].mean(axis=0) for low, high in pairwise(starts)])


def _line(ref: str, words: str, quote: Quote, title: str = "") -> Line:
    return Line(ref, Commitment(quote, "action", item=title), what=words)


def _concern(code: str, name: str, words: str) -> Concern:
    return Concern(code, name, code, quotes=(_passage(code, 0, words),))


def _passage(code: str, number: int, words: str) -> Passage:
    quote = Quote(f"letter-{number + 1:03}", 0, len(words), words)
    return Passage(f"{code}:{number}", f"family-{number + 1:02}", quote, 0, len(words))


def _share(of: Marks, those: Marks) -> float:
    return float((of & those).sum() / max(1, of.sum()))


if __name__ == "__main__":
    main()

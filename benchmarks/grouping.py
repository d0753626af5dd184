"""Group labelled comments and letters in several ways, and say in one table how well, how steadily and how fast.

    python -m benchmarks.grouping [--feedback CSV] [--letters FOLDER] [--single] [--odd] [--sizes 30,100,400,all]

CSV has the columns `text` and `themes`, with "|" between the themes of one comment. FOLDER holds marked letters, as
`nlp-toolkit evaluate concerns` reads them. BERTopic's own UMAP and HDBSCAN come with it; Top2Vec and FASTopic are
measured where they are installed, and said to be missing where not. Ours was tuned on the comments whose fingerprint is
even; --odd keeps the others.

AMI and ARI take a comment without a group as of one group of its own kind, as scikit-learn would. Micro-F1 gives each
group the theme most of its members bear. ARI is between two groupings of the same comments: in another order, under
another seed, and without 5 % of them.
"""

from __future__ import annotations

import argparse
import csv
import resource
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from nlp_toolkit.concerns.group.anchors import anchors
from nlp_toolkit.concerns.group.embed import choose
from nlp_toolkit.concerns.group.partition import Partition
from nlp_toolkit.concerns.group.topics import bertopic_of, topics_of
from nlp_toolkit.evaluate.concerns import read_letters

Labels = NDArray[np.int64]
Way = Callable[[Sequence[str], int], Labels]
TOPICS = 13
COLUMNS = ("AMI", "micro-F1", "unplaced", "groups", "ARI order", "ARI 5% out", "ARI seeds", "seconds", "MB")


@dataclass(frozen=True)
class Labelled:
    """Hold texts and the themes that people gave each."""

    name: str
    texts: list[str]
    themes: list[tuple[str, ...]]

    def sample(self, size: int, seed: int) -> Labelled:
        """Draw some."""
        chosen = np.random.default_rng(seed).permutation(len(self.texts))[:size]
        return Labelled(self.name, [self.texts[n] for n in chosen], [self.themes[n] for n in chosen])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feedback", type=Path)
    parser.add_argument("--letters", type=Path)
    parser.add_argument("--single", action="store_true", help="keep the comments of one theme, of the commonest alone")
    parser.add_argument("--odd", action="store_true", help="keep the half of the comments that nothing was tuned on")
    parser.add_argument("--sizes", default="30,100,400,all")
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument("--only")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    collections = []
    if options.feedback:
        told = odd(feedback(options.feedback)) if options.odd else feedback(options.feedback)
        collections.append(commonest(told) if options.single else told)
    if options.letters:
        collections.append(marked(options.letters))
    for labelled in collections:
        for size in options.sizes.split(","):
            count = len(labelled.texts) if size == "all" else min(int(size), len(labelled.texts))
            print(f"\n{labelled.name}, {count} texts\n{'':22}" + "".join(f"{name:>12}" for name in COLUMNS))
            for name in ways():
                if options.only in (None, name):
                    print(f"{name:22}{apart(name, labelled, count, options.samples)}", flush=True)
    for missing in ("top2vec", "fastopic"):
        if find_spec(missing) is None:
            print(f"{missing} is not installed and was not measured.")


def apart(name: str, labelled: Labelled, size: int, samples: int) -> str:
    """Measure one way in a process of its own, so that its peak memory is told from that of others."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(line, (name, labelled, size, samples))


def line(name: str, labelled: Labelled, size: int, samples: int) -> str:
    """Lay out what one way comes to, with the peak memory of this process."""
    warnings.filterwarnings("ignore")
    told = measured(ways()[name], labelled, size, samples)
    return f"{told}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:12.0f}"


def feedback(path: Path) -> Labelled:
    """Read comments with their themes."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Labelled("comments", [row["text"] for row in rows], [tuple(row["themes"].split("|")) for row in rows])


def odd(labelled: Labelled) -> Labelled:
    """Keep texts whose fingerprint is odd."""
    kept = [n for n, text in enumerate(labelled.texts) if sha256(text.encode()).digest()[0] % 2]
    return Labelled(labelled.name, [labelled.texts[n] for n in kept], [labelled.themes[n] for n in kept])


def commonest(labelled: Labelled) -> Labelled:
    """Keep texts of one theme, of the thirteen commonest."""
    counts = Counter(themes[0] for themes in labelled.themes if len(themes) == 1)
    names = {name for name, _ in counts.most_common(TOPICS)}
    kept = [n for n, themes in enumerate(labelled.themes) if len(themes) == 1 and themes[0] in names]
    return Labelled("single-theme comments", [labelled.texts[n] for n in kept], [labelled.themes[n] for n in kept])


def marked(folder: Path) -> Labelled:
    """Read the passages that people marked in letters."""
    pairs = [
        (letter.text[mark.start : mark.end], (mark.theme,))
        for split in ("train", "dev", "test")
        for letter in read_letters(folder, split=split)
        for mark in letter.marks
    ]
    return Labelled("marked passages", [text for text, _ in pairs], [themes for _, themes in pairs])


def ways() -> dict[str, Way]:
    """Name the ways of grouping that are installed."""
    found: dict[str, Way] = {
        "ours": ours,
        "ours, --fast": fast,
        "BERTopic, our parts": bertopic_ours,
        "BERTopic as it comes": bertopic_plain,
        "NMF": lambda texts, seed: decomposed(texts, seed, NMF(min(TOPICS, len(texts) // 2), random_state=seed)),
        "LDA": lambda texts, seed: decomposed(
            texts, seed, LatentDirichletAllocation(min(TOPICS, len(texts) // 2), random_state=seed)
        ),
    }
    if find_spec("top2vec"):
        found["Top2Vec"] = top2vec
    if find_spec("fastopic"):
        found["FASTopic"] = fastopic
    return found


def ours(texts: Sequence[str], seed: int) -> Labels:
    """Group as `nlp-toolkit concerns --taxonomy none` does."""
    return parts(seed).fit(choose(telling=True).encode(texts)).labels_


def parts(seed: int, encoder: str | None = None) -> Partition:
    """Give our way of grouping, with its anchors."""
    return Partition(anchors=anchors(choose(encoder, telling=True)), random_state=seed)


def fast(texts: Sequence[str], seed: int) -> Labels:
    """Group as with --fast."""
    return parts(seed, "static").fit(choose("static", telling=True).encode(texts)).labels_


def bertopic_ours(texts: Sequence[str], seed: int) -> Labels:
    """Group by BERTopic with our parts."""
    return topics_of(bertopic_of(texts, choose(telling=True).encode(texts), parts(seed)))


def bertopic_plain(texts: Sequence[str], seed: int) -> Labels:
    """Group by BERTopic as it comes, its seed set."""
    from bertopic import BERTopic
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    return np.array(BERTopic(umap_model=umap).fit(list(texts), choose("minilm").encode(texts)).topics_)


def decomposed(texts: Sequence[str], seed: int, model: NMF | LatentDirichletAllocation) -> Labels:  # noqa: ARG001
    """Take for each text the strongest topic of a decomposition of its words."""
    counter = TfidfVectorizer if isinstance(model, NMF) else CountVectorizer
    weights = model.fit_transform(counter(stop_words="english").fit_transform(texts))
    return np.where(weights.max(axis=1) > 0, weights.argmax(axis=1), -1)


def top2vec(texts: Sequence[str], seed: int) -> Labels:  # noqa: ARG001 - it takes no seed
    """Group by Top2Vec with our rows."""
    from top2vec import Top2Vec

    model = Top2Vec(list(texts), embedding_model=lambda some: choose("minilm").encode(list(some)), min_count=2)
    return np.array(model.doc_top)


def fastopic(texts: Sequence[str], seed: int) -> Labels:
    """Group by FASTopic."""
    import torch
    from fastopic import FASTopic

    torch.manual_seed(seed)
    _, weights = FASTopic(min(TOPICS, len(texts) // 2)).fit_transform(list(texts), epochs=200)
    return np.array(weights).argmax(axis=1)


def measured(way: Way, labelled: Labelled, size: int, samples: int) -> str:
    """Measure one way on several samples, and lay the means out."""
    rows = []
    for seed in range(samples if size < len(labelled.texts) else 1):
        try:
            rows.append(_once(way, labelled.sample(size, seed), seed))
        except Exception as error:  # that a peer raises is a result
            return f"  raises {type(error).__name__}: {str(error).splitlines()[0][:80]}"
    return "".join(f"{value:12.3f}" for value in np.mean(rows, axis=0))


def _once(way: Way, labelled: Labelled, seed: int) -> tuple[float, ...]:
    way(labelled.texts, seed)  # reads the texts once, so that the seconds are those of grouping
    began = time.perf_counter()
    labels = way(labelled.texts, seed)
    seconds = time.perf_counter() - began
    chance = np.random.default_rng(100 + seed)
    order = chance.permutation(len(labels))
    keep = np.sort(chance.permutation(len(labels))[: max(1, round(0.95 * len(labels)))])
    shuffled, fewer = (way([labelled.texts[n] for n in places], seed) for places in (order, keep))
    return (
        adjusted_mutual_info_score([themes[0] for themes in labelled.themes], labels),
        _micro_f1(labels, labelled.themes),
        float(np.mean(labels == -1)),
        float(len(set(labels.tolist()) - {-1})),
        adjusted_rand_score(labels[order], shuffled),
        adjusted_rand_score(labels[keep], fewer),
        adjusted_rand_score(labels, way(labelled.texts, seed + 1000)),
        seconds,
    )


def _micro_f1(labels: Labels, themes: Sequence[tuple[str, ...]]) -> float:
    """Give each group its commonest theme, and compare with all the themes of each text."""
    hits = 0
    for group in set(labels.tolist()) - {-1}:
        counts = Counter(theme for n in np.flatnonzero(labels == group) for theme in themes[n])
        hits += counts.most_common(1)[0][1]
    told, wanted = int((labels != -1).sum()), sum(map(len, themes))
    return 2 * hits / (told + wanted) if told + wanted else 0.0


if __name__ == "__main__":
    main()

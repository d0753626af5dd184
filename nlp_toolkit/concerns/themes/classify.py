"""Place passages under the themes of a taxonomy, by its examples and by what officers corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from nlp_toolkit.concerns.passages.wording import spoken
from nlp_toolkit.concerns.themes.nearness import Nearness
from nlp_toolkit.concerns.themes.taxonomy import Taxonomy
from nlp_toolkit.records import Passage

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.embed import Encoder

STRENGTH = 10.0
SENTENCES = 500
"""Sentences up to which all of that strength is given; the more there are, the less each may bend what is learned."""
CUE = 0.22
"""How much one cue counts beside the meaning of a passage."""
MARGIN = 0.005
"""Lead over the next theme below which a passage takes none."""
WORDS = 1.0
"""How much the words of a passage count beside its meaning."""
BEFORE = 0.22
"""How much the sentence before a passage counts for its theme."""
LETTER = 0.4
"""How much the themes of the whole letter count for the theme of one of its passages."""
ANYWHERE = 0.2
"""Share of a letter that a theme is taken to have where it stands in letters about anything."""
_TINY = 1e-9
_SMALL = 0.02
_AT_ONCE = 20_000


class ThemeClassifier:
    """Place passages under themes, after scikit-learn's manner.

    Args:
        taxonomy: The themes.
        encoder: Turns passages into rows; it was fitted, where it learns from texts.
        margin: Lead over the next theme, from 0 to 1, below which a passage takes none.

    Attributes:
        classes_: The codes, in the order of the columns of `predict_proba`.
    """

    def __init__(self, taxonomy: Taxonomy, encoder: Encoder, *, margin: float = MARGIN) -> None:
        self.taxonomy = taxonomy
        self.encoder = encoder
        self.margin = margin
        self._sentences: Any = None

    def fit(self, passages: Sequence[Passage] = (), themes: Sequence[str] = ()) -> Self:
        """Learn from the taxonomy, and from passages that officers placed.

        Args:
            passages: Passages that officers placed or moved.
            themes: The code of the theme of each.

        Raises:
            ValueError: If a code is no theme of the taxonomy, or there are not as many codes as passages.
        """
        if unknown := sorted(set(themes) - set(self.taxonomy.codes)):
            raise ValueError(f"'{unknown[0]}' is no theme of {self.taxonomy.name}; correct its code")
        texts, codes = _taught(self.taxonomy)
        own = Counter(codes)
        placed = [passage.quote.text for passage in passages]
        codes += [code for _, code in zip(passages, themes, strict=True)]
        self.classes_ = np.array(self.taxonomy.codes)
        self._model: Any = None
        if len(set(codes)) > 1:
            from sklearn.linear_model import LogisticRegression

            strength = STRENGTH * min(1.0, SENTENCES / len(codes))
            self._model = LogisticRegression(C=strength, max_iter=2000)
            self._model.fit(self._learned_from(texts, placed), np.array(codes), sample_weight=_weights(codes, own))
        return self

    @property
    def learned_(self) -> dict[str, Any]:
        """Give what was learned, as numbers and codes that hold no word of a letter; {} where nothing was."""
        if self._model is None:
            return {}
        return {"classes": self._model.classes_, "weights": self._model.coef_, "intercepts": self._model.intercept_}

    def recall(self, learned: Mapping[str, Any]) -> Self:
        """Take up what another classifier of the same taxonomy and encoder learned, instead of fitting.

        Args:
            learned: Its `learned_`.
        """
        self.classes_ = np.array(self.taxonomy.codes)
        self._model = None
        if learned:
            from sklearn.linear_model import LogisticRegression

            self._read_taught()
            self._model = LogisticRegression(C=STRENGTH)
            self._model.classes_ = np.array(learned["classes"])
            self._model.coef_, self._model.intercept_ = learned["weights"], learned["intercepts"]
            self._model.n_features_in_ = self._model.coef_.shape[1]
        return self

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the probability of each theme for each text."""
        chances = np.zeros((len(texts), len(self.classes_)))
        if self._model is None:
            chances[:, :1] = 1.0
        elif texts:
            places = [self.taxonomy.codes.index(code) for code in self._model.classes_]
            for at in range(0, len(texts), _AT_ONCE):
                some = texts[at : at + _AT_ONCE]
                chances[at : at + _AT_ONCE, places] = self._model.predict_proba(self._rows(some))
        return chances

    def place(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Give each passage its theme, the lead it has over the next, and the reason.

        Args:
            passages: The passages, those of a letter together; each is read with an ear to the sentence before it and
                to what else its letter is about.
        """
        alone = self.predict_proba([passage.quote.text for passage in passages])
        chances = np.log(alone + _TINY)
        led = [n for n, passage in enumerate(passages) if passage.before]
        if led:
            before = np.log(self.predict_proba([passages[n].before for n in led]) + _TINY)
            chances[led] = (1 - BEFORE) * chances[led] + BEFORE * before
        anywhere = np.isin(self.classes_, list(self.taxonomy.anywhere))
        letters: dict[str, list[int]] = {}
        for n, passage in enumerate(passages):
            letters.setdefault(passage.quote.source, []).append(n)
        for places in letters.values():
            if len(places) > 1:
                shares = alone[places].mean(axis=0) + _SMALL
                chances[places] += LETTER * np.log(np.where(anywhere, np.maximum(shares, ANYWHERE), shares))
        mixed = np.exp(chances)
        mixed /= np.maximum(mixed.sum(axis=1, keepdims=True), _TINY)
        return tuple(self._placed(passage, row) for passage, row in zip(passages, mixed, strict=True))

    def _placed(self, passage: Passage, chances: NDArray[np.float64]) -> Passage:
        order = np.argsort(-chances, kind="stable")
        best = str(self.classes_[order[0]])
        lead = float(chances[order[0]] - chances[order[1]]) if len(order) > 1 else 1.0
        said = [word for pattern in self.taxonomy.cues.get(best, ()) for word in _words(pattern, passage.quote.text)]
        name = self.taxonomy.theme(best).name
        if lead < self.margin:
            second = self.taxonomy.theme(str(self.classes_[order[1]])).name
            reason = f"{passage.reason} It lies between “{name}” and “{second}”, so it was placed under neither."
            return replace(passage, theme=None, theme_score=round(lead, 3), reason=reason.strip())
        because = f"says {', '.join(dict.fromkeys(said))}" if said else "means much what its examples mean"
        return replace(
            passage,
            theme=best,
            theme_score=round(lead, 3),
            confidence=round(float(chances[order[0]]), 3),
            reason=f"{passage.reason} Placed under “{name}” because it {because}.".strip(),
        )

    def _learned_from(self, texts: Sequence[str], placed: Sequence[str]) -> Any:
        """Give the rows of the taxonomy's sentences, which are read once, with those that officers placed."""
        from scipy import sparse

        if self._sentences is None:
            self._read_taught()
            self._sentences = self._rows(texts)
        return sparse.vstack([self._sentences, self._rows(placed)], format="csr") if placed else self._sentences

    def _read_taught(self) -> None:
        """Learn which words to count and what to lie near to, from the taxonomy alone: no word of a letter may stay."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts, codes = _taught(self.taxonomy)
        said = [spoken(text) for text in texts]
        self._words: Any = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        self._words.fit(said)
        self._near = Nearness(self.encoder.encode(said), codes)

    def _rows(self, texts: Sequence[str]) -> Any:
        """Put meaning, nearness to each theme, cues and words of each text side by side, in a sparse table."""
        from scipy import sparse

        said = [spoken(text) for text in texts]
        cues = [self.taxonomy.cues.get(code, ()) for code in self.taxonomy.codes]
        counts = [[min(2, sum(bool(cue.search(text)) for cue in some)) for some in cues] for text in said]
        rows = np.asarray(self.encoder.encode(said), dtype=np.float64)
        meaning = sparse.csr_array(np.hstack([rows, self._near.to(rows)]))
        told = sparse.csr_array(CUE * np.array(counts, dtype=np.float64).reshape(len(said), -1))
        return sparse.hstack([meaning, told, WORDS * self._words.transform(said)], format="csr")


def _weights(codes: Sequence[str], own: Mapping[str, int]) -> NDArray[np.float64]:
    """Weigh sentences so that a theme counts as much as before, however many passages officers put under it.

    Args:
        codes: The theme of each sentence.
        own: How many sentences of each theme are the taxonomy's own.
    """
    all_told = Counter(codes)
    return np.array([own[code] / all_told[code] for code in codes])


def _taught(taxonomy: Taxonomy) -> tuple[list[str], list[str]]:
    """Give the sentences of a taxonomy, and the code of each."""
    pairs = [
        (text, theme.code)
        for theme in taxonomy.themes
        for text in (f"{theme.name}. {theme.definition}", theme.name, *_parts(theme.definition), *theme.examples)
    ]
    pairs += taxonomy.more
    return [text for text, _ in pairs], [code for _, code in pairs]


def _parts(definition: str) -> list[str]:
    """Cut a definition into the things it lists, each of which is learned from like an example.

    >>> _parts("Waiting and speed: late or on time, waiting lists; delays.")
    ['Waiting and speed', 'late or on time', 'waiting lists', 'delays']
    """
    return [part.strip() for part in re.split(r"[:;,.]", definition) if part.strip()]


def _words(pattern: re.Pattern[str], text: str) -> list[str]:
    return [f"“{match.group().strip()}”" for match in list(pattern.finditer(text))[:1]]


def corrections(passages: Sequence[Passage], moved: Mapping[str, str]) -> tuple[list[Passage], list[str]]:
    """Gather the passages that officers moved, and where to, as `fit` takes them.

    Args:
        passages: The passages of a run.
        moved: The code of the theme an officer gave a passage, by the passage's identifier.
    """
    chosen = [passage for passage in passages if passage.id in moved]
    return chosen, [moved[passage.id] for passage in chosen]

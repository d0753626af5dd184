"""Tell what else a passage says, apart from its theme: stage, severity, whether it asks for something, and tone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np

from nlp_toolkit.concerns.passages.wording import spoken
from nlp_toolkit.records import Passage, Sentiment, Severity, Stage
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.embed import Encoder

STRENGTH = 3.0
WORD = 0.3
"""How much one plain word counts for the tone beside the meaning of a passage."""
_TIMES = re.compile(
    r"(?i)\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]?\w*) "
    r"(weeks?|wks?|months?|mths?|years?|yrs?)\b"
)
_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNT)} | {"a": 1, "an": 1, "eighteen": 18, "twenty": 20}
_MONTHS = {"w": 12 / 52, "m": 1.0, "y": 12.0}


class Qualities:
    """Tell stage, severity, request and tone of passages.

    Args:
        encoder: Turns passages into rows, from which the tone is told; without one its plain words decide.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder
        self._model: Any = None

    def fit(self) -> Self:
        """Learn the tone from the vocabulary: praise, what families complain of, and plain story."""
        if self.encoder is not None:
            from sklearn.linear_model import LogisticRegression

            texts, tones = _toned()
            self._model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
            self._model.fit(self._rows(texts), np.array(tones))
        return self

    def tell(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Give each passage its qualities, and say in its reason which words they were told from."""
        tones = self._tones([spoken(passage.quote.text) for passage in passages])
        return tuple(_told(passage, tone) for passage, tone in zip(passages, tones, strict=True))

    def _tones(self, texts: Sequence[str]) -> list[Sentiment]:
        if self._model is None or not texts:
            return [_plain_tone(text) for text in texts]
        return [cast("Sentiment", str(tone)) for tone in self._model.predict(self._rows(texts))]

    def _rows(self, texts: Sequence[str]) -> Any:
        assert self.encoder is not None  # noqa: S101 - only called where there is one
        words = [[float(bool(pattern.search(text))) for pattern in _tone_words()] for text in texts]
        return np.hstack([self.encoder.encode(texts), WORD * np.array(words).reshape(len(texts), -1)])


def _told(passage: Passage, tone: Sentiment) -> Passage:
    text = spoken(passage.quote.text)
    stage, stage_word = stage_of(text, passage.theme)
    severity, severity_word = severity_of(text, passage.theme)
    asks = _first(_compiled("asks", "patterns"), text)
    notes = [
        f"Stage {stage.replace('_', ' ')}: “{stage_word}”." if stage and stage_word else "",
        f"Severity {severity}: “{severity_word}”." if severity_word else "",
        f"Asks: “{asks}”." if asks else "",
    ]
    return replace(
        passage,
        stage=stage,
        severity=severity,
        asks=bool(asks),
        sentiment=tone,
        reason=" ".join([passage.reason, *filter(None, notes)]).strip(),
    )


def stage_of(text: str, theme: str | None = None) -> tuple[Stage | None, str]:
    """Tell the stage of the process a passage speaks of, and the words that name it.

    >>> stage_of("The draft came eleven weeks late.")
    ('draft', 'draft')
    """
    for stage in load("qualities")["stages"]:
        if word := _first(_compiled("stages", stage), text):
            return stage, word
    return load("qualities")["stage_of_theme"].get(theme), ""


def severity_of(text: str, theme: str | None = None) -> tuple[Severity, str]:
    """Tell how severe it is for child or family, and the words that say so.

    >>> severity_of("She has been self-harming since May.")
    ('high', 'self-harming')
    """
    if word := _first(_compiled("severity", "high"), text):
        return "high", word
    longest = max(_TIMES.finditer(text), key=_months, default=None)
    if theme != "praise" and longest is not None and _months(longest) >= load("qualities")["severity"]["long_months"]:
        return "high", longest[0]
    if word := _first(_compiled("severity", "low"), text):
        return "low", word
    return ("low", "") if theme == "praise" else ("medium", "")


def _months(match: re.Match[str]) -> float:
    first = match[1].lower().split("-")[0].split()[0]
    number = int(first) if first.isdigit() else _NUMBERS.get(first, 0)
    return number * _MONTHS[match[2][0].lower()]


def _plain_tone(text: str) -> Sentiment:
    good, bad = (bool(pattern.search(text)) for pattern in _tone_words())
    return "neutral" if good == bad else "positive" if good else "negative"


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    """Give the words of the first pattern that stands in a text, no more than a few."""
    for pattern in patterns:
        if match := pattern.search(text):
            return " ".join(match[0].split()[:8])
    return ""


@cache
def _compiled(part: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("qualities")[part][name])


@cache
def _tone_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    good, bad = ("|".join(load("qualities")["sentiment"][name]) for name in ("positive", "negative"))
    return re.compile(good, re.IGNORECASE), re.compile(bad, re.IGNORECASE)


@cache
def _toned() -> tuple[list[str], list[str]]:
    """Give sentences of the vocabulary and of our own letters with their tone."""
    pairs = [
        (text, theme["code"])
        for theme in load("ehcp")["themes"]
        for text in (*theme["examples"], *theme["more"], *load("letters")[theme["code"]])
    ]
    toned = [(text, "positive" if code == "praise" else "negative") for text, code in pairs]
    plain = [*load("passages")["nothing"].values(), load("letters")["nothing"]]
    toned += [(text, "neutral") for texts in plain for text in texts]
    return [text for text, _ in toned], [tone for _, tone in toned]

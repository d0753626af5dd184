"""The scores on our own letters never fall below what was reached."""

from pathlib import Path

import pytest

from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.evaluate.pseudonymise import SafetyScore, score_letter, unmark

LETTERS = Path(__file__).parents[3] / "corpora" / "gold" / "letters"


@pytest.mark.parametrize(
    ("split", "count", "hidden", "precision"), [("test", 12, 0.98, 0.9), ("tune", 264, 0.995, 0.93)]
)
def test_scores(split, count, hidden, precision):
    paths = sorted((LETTERS / split).glob("*.txt"))
    assert len(paths) == count
    total = SafetyScore()
    for path in paths:
        text, gold = unmark(path.read_text(encoding="utf-8"))
        total += score_letter(text, gold, [(one.start, one.end) for one in detect(text)])
    assert total.hidden >= hidden, str(total)
    assert total.precision >= precision, str(total)

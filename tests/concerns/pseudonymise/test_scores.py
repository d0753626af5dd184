"""The scores on our own letters never fall below what was reached."""

from pathlib import Path

import pytest

from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.evaluate.pseudonymise import SafetyScore, score_letter, unmark

LETTERS = Path(__file__).parents[3] / "corpora" / "gold" / "letters"


@pytest.mark.parametrize(("split", "every", "hidden", "precision"), [("test", 1, 0.98, 0.85), ("tune", 4, 0.99, 0.85)])
def test_scores(split, every, hidden, precision):
    paths = sorted((LETTERS / split).glob("*.txt"))[::every]
    assert len(paths) > 11
    total = SafetyScore()
    for path in paths:
        text, gold = unmark(path.read_text(encoding="utf-8"))
        total += score_letter(text, gold, [(one.start, one.end) for one in detect(text)])
    assert total.hidden >= hidden, str(total)
    assert total.precision >= precision, str(total)

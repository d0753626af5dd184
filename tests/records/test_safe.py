"""A safe document keeps its promises."""

import pytest

from nlp_toolkit.records import DIRECT, Finding, SafeDocument


def finding(start, end, shown, at, kind="person"):
    return Finding("letter-001", start, end, kind, shown, "why", at, at + len(shown))


def test_findings_must_fit_the_text():
    with pytest.raises(ValueError, match="letter-001"):
        SafeDocument("letter-001", "family-01", "Idris waits", findings=(finding(0, 5, "[CHILD 1]", 0),))


def test_spans_map_across_longer_and_shorter_stand_ins():
    text = "[CHILD 1] met [X] today"
    safe = SafeDocument("l", "f", text, findings=(finding(0, 5, "[CHILD 1]", 0), finding(10, 31, "[X]", 14)))
    assert safe.original_span(10, 13) == (6, 9)
    assert safe.original_span(18, 23) == (32, 37)
    assert safe.original_span(2, 16) == (0, 31)
    assert safe.safe_span(32, 37) == (18, 23)
    assert safe.safe_span(3, 12) == (0, 17)
    assert safe.quote(10, 13).text == "met"


def test_direct_by_type():
    assert finding(0, 1, "[A]", 0).direct
    assert not finding(0, 1, "[A]", 0, "age").direct
    assert "school" not in DIRECT

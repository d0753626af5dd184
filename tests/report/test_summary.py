"""The sentences a chair reads aloud agree with the lines."""

from __future__ import annotations

import datetime as dt

from nlp_toolkit.records import Commitment, Document, Meeting, Reading
from nlp_toolkit.report import entries
from nlp_toolkit.report.summary import bodies, period, sentences, tally


def test_the_whole_in_brief(readings: list[Reading], as_at: dt.date) -> None:
    lines = entries(readings, as_at=as_at)

    assert sentences(readings, lines, as_at=as_at) == [
        "Two sets of minutes were read. They record 10 decisions, actions and commitments to follow.",
        "Three lines are Red: overdue, slipped twice or reported not done; two lines fall due in the next four weeks.",
        "Two lines name no day to be done by, and four lines name no owner.",
        "Beside these stand two assurances and requests, and three updates on earlier work.",
        "One passage is listed for a person to check.",
    ]
    assert tally(lines) == {"red": 3, "amber": 3, "green": 2, "grey": 2}
    assert sum(tally(lines).values()) == 10
    assert period(readings) == "13 July 2022 to 21 September 2022"
    assert bodies(readings) == ["Children and Families Overview and Scrutiny Panel, Brackenshire County Council"]


def test_one_is_singular_and_none_is_said(as_at: dt.date) -> None:
    document = Document("a", "a.txt", "txt", "The Clerk would write", ())
    one = Reading(document, Meeting("a"), (Commitment(document.quote(0, 21), "action"),))

    assert sentences([one], entries([one], as_at=as_at), as_at=as_at) == [
        "One set of minutes was read. It records one decision, action or commitment to follow.",
        "No lines are Red: overdue, slipped twice or reported not done; no lines fall due in the next four weeks.",
        "One line names no day to be done by, and one line names no owner.",
        "Beside these stand no assurances and requests, and no updates on earlier work.",
    ]
    assert sentences([], [], as_at=as_at)[0] == (
        "No sets of minutes were read. They record no decisions, actions and commitments to follow."
    )
    assert (period([one]), bodies([one])) == ("", [])

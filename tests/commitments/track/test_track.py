"""A promise is followed from meeting to meeting: kept, slipped, softened, asked again, or left alone."""

import dataclasses
import datetime as dt

import pytest

from nlp_toolkit.commitments.track import model as links
from nlp_toolkit.commitments.track import track
from nlp_toolkit.commitments.track.features import FEATURES
from nlp_toolkit.commitments.track.owners import Staff
from nlp_toolkit.commitments.track.passages import passages
from nlp_toolkit.commitments.track.references import referred
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.weighing import weigh
from nlp_toolkit.records import Line, fold

MARCH, JUNE, SEPTEMBER = dt.date(2022, 3, 8), dt.date(2022, 6, 14), dt.date(2022, 9, 20)
PROMISE = "The Head of Leisure would publish the swimming pool condition survey by 31 May 2022"


@pytest.fixture
def march(reading):
    return reading(
        MARCH, [f"{PROMISE}."], [(PROMISE, "commitment", {"owner": "The Head of Leisure", "due": dt.date(2022, 5, 31)})]
    )


def kinds(changes):
    return [(change.kind, change.proposed) for change in changes]


def test_a_promise_opens_a_line(march):
    (new,) = track([], [march])
    assert (new.kind, new.on, new.quote.text, new.record.quote) == ("new", MARCH, PROMISE, new.quote)


def test_done(march, reading):
    words = "the swimming pool condition survey had been published on 28 May"
    june = reading(JUNE, [f"The Head of Leisure reported that {words}."], [(words, "update", {"status": "done"})])
    _, done = track([], [march, june])
    assert (done.kind, done.proposed, done.after, done.quote.text) == ("done", False, "reported_done", words)
    assert "‘swimming pool condition survey’" in done.reason


def test_a_later_date_is_a_slip(march, reading):
    words = "the swimming pool condition survey would be published by 31 August 2022"
    june = reading(JUNE, [f"She said that {words}."], [(words, "commitment", {"due": dt.date(2022, 8, 31)})])
    _, slipped = track([], [march, june])
    assert (slipped.kind, slipped.before, slipped.after) == ("slipped", "2022-05-31", "2022-08-31")
    assert "31 May → 31 August 2022" in slipped.reason


def test_weaker_words_soften(march, reading):
    words = "The publication of the swimming pool condition survey would be considered in due course"
    june = reading(JUNE, [f"{words}."], [(words, "assurance", {"firmness": "soft"})])
    _, softened = track([], [march, june])
    assert (softened.kind, softened.before, softened.after) == ("softened", "firm", "soft")


def test_a_plain_sentence_counts_too(march, reading):
    words = "Members noted that the swimming pool condition survey had still not been published."
    june = reading(JUNE, [words])
    _, told = track([], [march, june])
    assert (told.kind, told.quote.text) == ("not_done", words)
    assert told.record is not None


def test_a_question_asks_again(march, reading):
    words = "Councillor Ashe asked what had become of the swimming pool condition survey."
    _, asked = track([], [march, reading(JUNE, [words])])
    assert asked.kind == "asked_again"


def test_what_is_about_something_else_is_left_alone(march, reading):
    words = "The Head of Leisure would write to the tenants of the bowls pavilion by 30 June 2022"
    june = reading(JUNE, [f"{words}."], [(words, "action", {"owner": "The Head of Leisure"})], title="Bowls pavilion")
    assert kinds(track([], [march, june])) == [("new", False), ("new", False)]


def test_another_council_never_speaks_of_it(march, reading):
    words = "the swimming pool condition survey had been published on 28 May"
    june = reading(JUNE, [f"It was said that {words}."], [(words, "update", {})], council="Otherton Town Council")
    assert kinds(track([], [march, june])) == [("new", False)]


def test_another_committee_speaks_of_it_only_where_it_names_it(march, reading):
    words = "the swimming pool condition survey had been published on 28 May"
    said = (words, "update", {"status": "done"})
    silent = reading(JUNE, [f"It was said that {words}."], [said], committee="Audit Committee")
    naming = reading(
        JUNE, [f"At the Leisure Scrutiny Panel it was said that {words}."], [said], committee="Audit Committee"
    )
    assert kinds(track([], [march, silent])) == [("new", False)]
    assert kinds(track([], [march, naming])) == [("new", False), ("done", False)]


def test_the_reference_of_a_line_settles_it(march, reading):
    new = track([], [march], number=lambda *_: "LS (21/22) 04")
    (line,) = fold(new, as_at=JUNE)
    words = "LS (21/22) 04: the contractor had withdrawn"
    (told,) = track([line], [reading(JUNE, [f"{words}."], [(words, "update", {"status": "not_done"})])])
    assert (told.ref, told.proposed, told.confidence) == ("LS (21/22) 04", False, 1.0)
    assert "the reference LS (21/22) 04" in told.reason


def test_a_minute_number_helps(march, reading):
    words = "Further to Minute 12, the survey had been held up by the frost"
    june = reading(
        JUNE, [f"{words}."], [(words, "update", {"status": "not_done"})], title="Matters arising", number="3"
    )
    _, told = track([], [march, june])
    assert "Minute 12 is named" in told.reason


def test_a_restatement_in_the_same_meeting_opens_no_second_line(reading):
    again = "Publish swimming pool condition survey"
    meeting = reading(
        MARCH,
        [f"{PROMISE}.", f"{again}."],
        [(PROMISE, "commitment", {"due": dt.date(2022, 5, 31)}), (again, "action", {"owner": "IO"})],
    )
    (new,) = track([], [meeting])
    assert (new.quote.text, new.record.owner) == (PROMISE, "IO")


def test_two_lines_alike_are_proposed_and_not_chosen_between(reading):
    north, south = ("the repair of the tennis court roof would be finished by 31 May 2022" for _ in range(2))
    lines = []
    for ref, words in (("LS (21/22) 01", north), ("LS (21/22) 02", south)):
        meeting = reading(MARCH, [f"{words}."], [(words, "commitment", {"due": dt.date(2022, 5, 31)})], name=ref)
        lines += fold(track([], [meeting], number=lambda *_, ref=ref: ref), as_at=JUNE)
    words = "the repair of the tennis court roof had been finished"
    found = track(lines, [reading(JUNE, [f"It was reported that {words}."], [(words, "update", {"status": "done"})])])
    assert [(change.ref, change.proposed) for change in found] == [("LS (21/22) 01", True), ("LS (21/22) 02", True)]
    assert "it may speak of LS (21/22) 02 as well" in found[0].reason


def test_meetings_are_followed_in_the_order_of_their_dates(march, reading):
    first = "the swimming pool condition survey would be published by 31 August 2022"
    second = "the swimming pool condition survey would be published by 30 November 2022"
    june = reading(JUNE, [f"She said {first}."], [(first, "commitment", {"due": dt.date(2022, 8, 31)})])
    september = reading(SEPTEMBER, [f"She said {second}."], [(second, "commitment", {"due": dt.date(2022, 11, 30)})])
    found = track([], [september, march, june])
    assert [(change.kind, change.before, change.after) for change in found if change.kind != "new"] == [
        ("slipped", "2022-05-31", "2022-08-31"),
        ("slipped", "2022-08-31", "2022-11-30"),
    ]
    assert found == track([], [march, june, september])


def test_a_line_reported_done_is_opened_again(march, reading):
    done = "the swimming pool condition survey had been published on 28 May"
    but = "the swimming pool condition survey had not been published"
    june = reading(JUNE, [f"She said {done}."], [(done, "update", {"status": "done"})])
    september = reading(SEPTEMBER, [f"He said {but}."], [(but, "update", {"status": "not_done"})])
    assert [change.kind for change in track([], [march, june, september])] == ["new", "done", "reopened"]


def test_meetings_after_the_day_are_left_out(march, reading):
    june = reading(JUNE, ["The swimming pool condition survey had not been published."])
    assert kinds(track([], [march, june], as_at=MARCH)) == [("new", False)]


def test_a_meeting_without_a_date_is_left_out(reading):
    assert track([], [reading(None, ["Nothing was said."])]) == ()


def test_what_the_run_is_unsure_of_opens_a_proposed_line(march):
    doubtful = dataclasses.replace(march.commitments[0], confidence=0.2)
    assert kinds(track([], [dataclasses.replace(march, commitments=(doubtful,))])) == [("new", True)]


def test_a_line_written_by_hand_is_followed_too(march, reading):
    line = Line("LS (21/22) 09", march.commitments[0], council="Marlshire District Council", promised=MARCH)
    words = "the swimming pool condition survey had been published on 28 May"
    (done,) = track([line], [reading(JUNE, [f"She said {words}."], [(words, "update", {"status": "done"})])])
    assert (done.ref, done.kind) == ("LS (21/22) 09", "done")


def test_what_stands_under_another_lines_minute_is_proposed_at_most(march, reading):
    letter = "The Chairman would write to the county council about the last bus from Marl"
    buses = reading(MARCH, [f"{letter}."], [(letter, "action", {})], title="Buses", number="14", name="buses")
    words = "the swimming pool condition survey had been published on 28 May"
    said = (words, "update", {"status": "done"})

    def told(minute: str) -> list[bool]:
        june = reading(JUNE, [f"Minute {minute}: {words}."], [said], title="Matters arising", number="3")
        return [change.proposed for change in track([], [march, buses, june]) if change.kind != "new"]

    assert told("12") == [False]
    assert told("14") == [True]
    assert told("90") == [True]


def test_the_number_of_an_action_row_leads_back_to_it(march, reading):
    (new,) = track([], [march], number=lambda *_: "LS (21/22) 04")
    numbered = dataclasses.replace(new, after=f"118 – 12.3 – {PROMISE} – Head of Leisure")
    prose = dataclasses.replace(new, after=f"118 people had asked for it. {PROMISE}.")
    (row,), (sentence,) = (fold([change], as_at=JUNE) for change in (numbered, prose))
    assert Thread(row).minutes - Thread(sentence).minutes == {"118"}

    def named(words: str) -> frozenset[str]:
        (passage,) = passages(reading(JUNE, [words], title="Action log"))
        return referred(passage, None, words).minutes

    assert named("Action 118: the survey was with the printers.") == {"118"}
    assert named("118: the survey was with the printers.") == {"118"}
    assert named("It had been reported as reference 884512, with 118 others.") == frozenset()


def test_a_line_promised_under_the_same_title_is_the_likelier_the_fewer_there_are(march, reading):
    def shares(*earlier: object) -> set[float]:
        threads = [Thread(line) for line in fold(track([], list(earlier)), as_at=MARCH)]
        june = reading(JUNE, ["The swimming pool survey had come back."])
        found = weigh(june, passages(june), threads, Staff.of(june.meeting), links.load())
        return {each.values[FEATURES.index("same title")] for each in found}

    hoist = "The Head of Leisure would order a swimming pool hoist"
    second = reading(MARCH, [f"{hoist}."], [(hoist, "action", {})], name="hoist")
    elsewhere = reading(MARCH, [f"{hoist}."], [(hoist, "action", {})], name="hoist", title="Grants", number="14")
    assert shares(march) == {1.0}
    assert shares(march, second) == {0.5}
    assert shares(march, elsewhere) == {1.0, 0.0}

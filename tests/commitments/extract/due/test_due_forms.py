"""The many ways in which minutes write a date: scans, ranges, weeks, terms, spans, meetings and repetitions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit.commitments.extract.due import DueMatch, find_dues, next_expected
from nlp_toolkit.commitments.extract.due.calendar import ENGLAND, Calendar

MEETING = dt.date(2024, 3, 6)  # a Wednesday


def all_in(sentence: str, *, meeting: dt.date | None = MEETING, calendar: Calendar = ENGLAND) -> list[DueMatch]:
    return find_dues(sentence, meeting=meeting, calendar=calendar)


DATED = [
    # days as scans and typists give them
    ("The fence would be mended by 1 st April.", "by 1 st April", "2024-04-01"),
    ("The fence would be mended by 1st.April.", "by 1st.April", "2024-04-01"),
    ("The fence would be mended by lst April.", "by lst April", "2024-04-01"),
    ("The fence would be mended by 2lst April.", "by 2lst April", "2024-04-21"),
    ("The fence would be mended by 22 nd\nApril 2024.", "by 22 nd\nApril 2024", "2024-04-22"),
    ("The fence would be mended by 20/10/24.", "by 20/10/24", "2024-10-20"),
    ("The fence would be mended by 20.10.24.", "by 20.10.24", "2024-10-20"),
    ("The fence would be mended by 4.4.24.", "by 4.4.24", "2024-04-04"),
    ("The fence would be mended by 20-10-2024.", "by 20-10-2024", "2024-10-20"),
    ("The fence would be mended by 20-Oct-24.", "by 20-Oct-24", "2024-10-20"),
    ("The fence would be mended by 2024-10-20.", "by 2024-10-20", "2024-10-20"),
    ("The fence would be mended by 20/10.", "by 20/10", "2024-10-20"),
    ("The fence would be mended by the 20th of October.", "by the 20th of October", "2024-10-20"),
    ("The fence would be mended by the 20th day of October 2024.", "by the 20th day of October 2024", "2024-10-20"),
    ("The fence would be mended by October 20th.", "by October 20th", "2024-10-20"),
    ("The fence would be mended by October 20, 2024.", "by October 20, 2024", "2024-10-20"),
    ("The fence would be mended by 20 OCTOBER 2024.", "by 20 OCTOBER 2024", "2024-10-20"),
    ("The fence would be mended by 3 Sept. 2024.", "by 3 Sept. 2024", "2024-09-03"),
    ("The fence would be mended by 3 Sept.", "by 3 Sept", "2024-09-03"),
    ("The fence would be mended by 12 June '24.", "by 12 June '24", "2024-06-12"),
    ("The fence would be mended by 29 February.", "by 29 February", "2028-02-29"),
    ("The fence would be mended by 12 May next year.", "by 12 May next year", "2025-05-12"),
    ("The fence would be mended by the 12\n> May.", "by the 12\n> May", "2024-05-12"),
    ("The fence would be mended on or before 3 May.", "on or before 3 May", "2024-05-03"),
    ("The fence would be mended no later than 3 May.", "no later than 3 May", "2024-05-03"),
    ("The fence would be mended by 5pm on Friday 3 May.", "by 5pm on Friday 3 May", "2024-05-03"),
    ("The fence would be mended by noon on 3 May.", "by noon on 3 May", "2024-05-03"),
    (
        "The fence would be mended by the close of business on Friday.",
        "by the close of business on Friday",
        "2024-03-08",
    ),
    ("The fence would be mended by lunchtime tomorrow.", "by lunchtime tomorrow", "2024-03-07"),
    ("The fence would be mended by the end of the day.", "by the end of the day", "2024-03-06"),
    ("The fence would be mended later today.", "later today", "2024-03-06"),
    ("The fence would be mended on or around 3 May.", "on or around 3 May", "2024-05-03"),
    ("The fence would be mended on Thursday 12th.", "on Thursday 12th", None),
    ("The fence would be mended on Friday 12th.", "on Friday 12th", "2024-04-12"),
    ("The fence would be mended by the 12th inst.", "by the 12th inst.", "2024-03-12"),
    ("The fence would be mended by the 12th prox.", "by the 12th prox.", "2024-04-12"),
    ("The fence would be mended by the 12th of next month.", "by the 12th of next month", "2024-04-12"),
    ("The fence would be mended next Tuesday.", "next Tuesday", "2024-03-12"),
    ("The fence would be mended on Tuesday week.", "on Tuesday week", "2024-03-19"),
    ("The fence would be mended by Friday of next week.", "by Friday of next week", "2024-03-15"),
    ("The fence would be mended by Thurs.", "by Thurs", "2024-03-07"),
    ("The fence would be mended the day after tomorrow.", "the day after tomorrow", "2024-03-08"),
    ("It would open from the first Wednesday in April.", "from the first Wednesday in April", "2024-04-03"),
    ("It would open on the last Friday of May.", "on the last Friday of May", "2024-05-31"),
    ("It would open on the second Monday of next month.", "on the second Monday of next month", "2024-04-08"),
    ("It would open on Good Friday.", "on Good Friday", "2024-03-29"),
    # weekends, the agenda of a month, "next" in the month itself, prices by the hour
    ("The pond would be cleared at the weekend.", "at the weekend", "2024-03-10"),
    ("The pond would be cleared by the following weekend.", "by the following weekend", "2024-03-17"),
    ("It would be put on the agenda for September.", "for September", "2024-09-30"),
    ("The show would be held next March.", "next March", "2025-03-31"),
    ("The charge would go up to £18 an hour from September.", "from September", "2024-09-01"),
    ("The charge would go up to £6 a week from 1 May.", "from 1 May", "2024-05-01"),
    ("It would be looked at again after six months.", "after six months", "2024-09-06"),
    ("From September 2024 travel budgets would be paid.", "From September 2024", "2024-09-01"),
    ("In May bus fares would go up.", "In May", "2024-05-31"),
    ("The plan would be brought to the Aug mtg.", "the Aug mtg", "2024-08-31"),
    # ranges keep their end
    ("A survey would run between 3 and 14 April.", "between 3 and 14 April", "2024-04-14"),
    ("A survey would run from 28 March to 12 April.", "from 28 March to 12 April", "2024-04-12"),
    ("A survey would run 1–3 November.", "1–3 November", "2024-11-03"),
    ("A survey would run between 21st and 30th October 2024.", "between 21st and 30th October 2024", "2024-10-30"),
    ("A survey would run from April to June.", "from April to June", "2024-06-30"),
    ("A survey would run in April/May.", "in April/May", "2024-05-31"),
    ("A survey would run in April or May.", "in April or May", "2024-05-31"),
    ("A survey would run from November to January 2025.", "from November to January 2025", "2025-01-31"),
    ("A survey would run from 2024 to 2026.", "from 2024 to 2026", "2026-12-31"),
    ("A survey would run until 14 April.", "until 14 April", "2024-04-14"),
    ("A survey would run up to the end of May.", "up to the end of May", "2024-05-31"),
    # weeks
    ("Letters would go out w/c 11 March.", "w/c 11 March", "2024-03-15"),
    ("Letters would go out in the week commencing 11 March.", "in the week commencing 11 March", "2024-03-15"),
    ("Letters would go out in w/c 4 March.", "in w/c 4 March", "2024-03-08"),
    ("Letters would go out in the week of 20 March.", "in the week of 20 March", "2024-03-22"),
    ("Letters would go out by w/e 15 March.", "by w/e 15 March", "2024-03-15"),
    ("Letters would go out in the first week in June.", "in the first week in June", "2024-06-07"),
    ("Letters would go out in the last week of June.", "in the last week of June", "2024-06-30"),
    ("Letters would go out by the end of the week.", "by the end of the week", "2024-03-08"),
    ("Letters would go out by the end of next week.", "by the end of next week", "2024-03-15"),
    ("Letters would go out early next week.", "early next week", "2024-03-12"),
    ("Letters would go out later this week.", "later this week", "2024-03-08"),
    ("Letters would go out the week after next.", "the week after next", "2024-03-22"),
    ("Letters would go out before next week.", "before next week", "2024-03-08"),
    # months and parts of them
    ("The map would be ready in mid-May.", "in mid-May", "2024-05-20"),
    ("The map would be ready by mid May.", "by mid May", "2024-05-20"),
    ("The map would be ready in early June.", "in early June", "2024-06-10"),
    ("The map would be ready in late June 2024.", "in late June 2024", "2024-06-30"),
    ("The map would be ready by the beginning of May.", "by the beginning of May", "2024-05-10"),
    ("The map would be ready at the start of May.", "at the start of May", "2024-05-10"),
    ("The map would be ready by end of Sept.", "by end of Sept", "2024-09-30"),
    ("The map would be ready by the end of Sept. at least.", "by the end of Sept.", "2024-09-30"),
    ("The map would be ready by end April.", "by end April", "2024-04-30"),
    ("The map would be ready by the last day of March.", "by the last day of March", "2024-03-31"),
    ("The map would be ready by the end of the month.", "by the end of the month", "2024-03-31"),
    ("The map would be ready later this month.", "later this month", "2024-03-31"),
    ("The map would be ready early next month.", "early next month", "2024-04-10"),
    ("The map would be ready by next April.", "by next April", "2024-03-31"),
    ("The map would be ready for September.", "for September", "2024-09-30"),
    ("The map would be ready at some point in July.", "at some point in July", "2024-07-31"),
    ("The map would be ready towards the end of in\nSeptember.", "towards the end of in\nSeptember", "2024-09-30"),
    ("The map would be ready by April 2025.", "by April 2025", "2025-03-31"),
    # seasons, years, quarters, feasts
    ("A path would be laid this autumn.", "this autumn", "2024-11-30"),
    ("A path would be laid in the spring of 2025.", "in the spring of 2025", "2025-05-31"),
    ("A path would be laid in early summer.", "in early summer", "2024-06-30"),
    ("A path would be laid in late autumn 2024.", "in late autumn 2024", "2024-11-30"),
    ("A path would be laid over the summer.", "over the summer", "2024-08-31"),
    ("A path would be laid by the autumn.", "by the autumn", "2024-08-31"),
    ("A path would be laid in winter 2024/25.", "in winter 2024/25", "2025-02-28"),
    ("A path would be laid early in the new year.", "early in the new year", "2025-01-10"),
    ("A path would be laid by the new year.", "by the new year", "2024-12-31"),
    ("A path would be laid at Easter.", "at Easter", "2024-04-01"),
    ("A path would be laid in time for Christmas.", "in time for Christmas", "2024-12-24"),
    ("A path would be laid over the Christmas period.", "over the Christmas period", "2024-12-31"),
    ("A path would be laid before Remembrance Sunday.", "before Remembrance Sunday", "2024-11-10"),
    ("A path would be laid in Q2.", "in Q2", "2024-09-30"),
    ("A path would be laid by Q3 2024/25.", "by Q3 2024/25", "2024-12-31"),
    ("A path would be laid in Quarter 4 of this year.", "in Quarter 4 of this year", "2024-03-31"),
    (
        "A path would be laid by the end of the first quarter of 2025.",
        "by the end of the first quarter of 2025",
        "2025-06-30",
    ),
    ("A path would be laid in calendar Q2.", "in calendar Q2", "2024-06-30"),
    ("A path would be laid by the end of Quarter 2 in 2025.", "by the end of Quarter 2 in 2025", "2025-09-30"),
    ("A path would be laid, beginning in April.", "beginning in April", "2024-04-30"),
    ("A bid would be made by the April deadline.", "by the April", "2024-04-30"),
    ("Notice would go out before the April 5 public meeting.", "before the April 5", "2024-04-05"),
    ("She would speak at next January's meeting.", "at next January's meeting", "2025-01-31"),
    ("A path would be laid in the next quarter.", "in the next quarter", "2024-06-30"),
    ("A path would be laid in the next financial year.", "in the next financial year", "2025-03-31"),
    ("A path would be laid in the financial year 2024/25.", "in the financial year 2024/25", "2025-03-31"),
    ("A path would be laid in 2024-25.", "in 2024-25", "2025-03-31"),
    ("A path would be laid before the end of 2024.", "before the end of 2024", "2024-12-31"),
    ("A path would be laid by 2026.", "by 2026", "2025-12-31"),
    ("A path would be laid in early 2025.", "in early 2025", "2025-03-31"),
    ("A path would be laid by mid-2025.", "by mid-2025", "2025-06-30"),
    ("A path would be laid early next year.", "early next year", "2025-03-31"),
    ("A path would be laid by the end of this year.", "by the end of this year", "2024-12-31"),
    ("A path would be laid later in the year.", "later in the year", "2024-12-31"),
    ("A path would be laid this calendar year.", "this calendar year", "2024-12-31"),
    (
        "A path would be laid by the start of the new financial year.",
        "by the start of the new financial year",
        "2024-04-01",
    ),
    ("A path would be laid in the 2024/25 municipal year.", "in the 2024/25 municipal year", "2025-05-31"),
    # schools
    ("Staff would be trained by half term.", "by half term", "2024-05-24"),
    ("Staff would be trained after the October half-term.", "after the October half-term", "2024-11-04"),
    ("Staff would be trained during half-term.", "during half-term", "2024-05-31"),
    ("Staff would be trained by the end of term.", "by the end of term", "2024-03-31"),
    ("Staff would be trained by the end of the summer term.", "by the end of the summer term", "2024-07-31"),
    ("Staff would be trained next term.", "next term", "2024-07-31"),
    ("Staff would be trained by next term.", "by next term", "2024-04-01"),
    ("Staff would be trained over the course of the next year.", "over the course of the next year", "2025-03-06"),
    ("Staff would be trained during the course of 2025.", "during the course of 2025", "2025-12-31"),
    ("Staff would be trained in Spring/Summer 2025.", "in Spring/Summer 2025", "2025-08-31"),
    ("Staff would be trained by the end of quarter two.", "by the end of quarter two", "2024-09-30"),
    ("Staff would be trained in the run up to Christmas.", "in the run up to Christmas", "2024-12-24"),
    ("Target: Sept 24.", "Sept 24", "2024-09-30"),
    ("Target: Mar-25", "Mar-25", "2025-03-31"),
    ("Staff would be trained in the new academic year.", "in the new academic year", "2025-08-31"),
    (
        "Staff would be trained by the start of the next academic year.",
        "by the start of the next academic year",
        "2024-09-01",
    ),
    ("Staff would be trained before the summer holidays.", "before the summer holidays", "2024-07-31"),
    ("Staff would be trained in Autumn 2.", "in Autumn 2", "2024-12-31"),
    # spans
    ("She would reply in two to three weeks.", "in two to three weeks", "2024-03-27"),
    ("She would reply within 2-3 weeks.", "within 2-3 weeks", "2024-03-27"),
    ("The order would take six to eight weeks.", "six to eight weeks", "2024-05-01"),
    ("She would reply over the next 12 months.", "over the next 12 months", "2025-03-06"),
    ("She would reply within the next two\nweeks.", "within the next two\nweeks", "2024-03-20"),
    ("She would reply within the next couple of weeks.", "within the next couple of weeks", "2024-03-20"),
    ("She would reply within five working days.", "within five working days", "2024-03-13"),
    ("She would reply within 48 hours.", "within 48 hours", "2024-03-08"),
    ("She would reply in the next week or so.", "in the next week or so", "2024-03-13"),
    ("She would reply within the next month.", "within the next month", "2024-04-06"),
    ("She would reply within a month.", "within a month", "2024-04-06"),
    ("She would reply within the month.", "within the month", "2024-03-31"),
    ("She would reply in a fortnight's time.", "in a fortnight's time", "2024-03-20"),
    ("She would reply within 14 days of the meeting.", "within 14 days of the meeting", "2024-03-20"),
    ("She would reply two weeks from today.", "two weeks from today", "2024-03-20"),
    ("She would reply two weeks before 3 May.", "two weeks before 3 May", "2024-04-19"),
    (
        "She would reply at least five working days before 3 May.",
        "at least five working days before 3 May",
        "2024-04-26",
    ),
    ("It would be ready in the forthcoming week.", "in the forthcoming week", "2024-03-13"),
    # a verb of beginning is no part of a month
    ("The new rota is due to start in May.", "in May", "2024-05-31"),
    ("The new rota would begin at the start of May.", "at the start of May", "2024-05-10"),
    # ranges keep their end, whatever stands before them
    ("The bridge would be mended by April/May 2024.", "by April/May 2024", "2024-05-31"),
    ("The bridge would be mended by May or June.", "by May or June", "2024-06-30"),
    # no meeting is named across a full stop
    ("It would be printed in May. Our first public meeting was lively.", "in May", "2024-05-31"),
    # a date and its meeting
    ("It would be put to the Annual Meeting in May.", "the Annual Meeting in May", "2024-05-31"),
    (
        "It would be raised at the meeting with Brockfield Trust on 11th April 2024.",
        "at the meeting with Brockfield Trust on 11th April 2024",
        "2024-04-11",
    ),
    (
        "It would be raised immediately prior to the AGM on Monday 7 October.",
        "immediately prior to the AGM on Monday 7 October",
        "2024-10-07",
    ),
    ("It would go to the June cycle of meetings.", "the June cycle of meetings", "2024-06-30"),
    (
        "It would be raised at the next meeting, to be held on 17 April.",
        "at the next meeting, to be held on 17 April",
        "2024-04-17",
    ),
    (
        "It would be raised at the May 2024 meeting on the 8th May.",
        "at the May 2024 meeting on the 8th May",
        "2024-05-08",
    ),
]


@pytest.mark.parametrize(("sentence", "words", "date"), DATED, ids=[row[1] for row in DATED])
def test_words_set_their_day(sentence: str, words: str, date: str | None) -> None:
    found = all_in(sentence)
    assert [match.due.words for match in found] == [words]
    assert found[0].due.date == (dt.date.fromisoformat(date) if date else None)
    assert found[0].kind in {"deadline", "date"}
    assert found[0].due.reason


def test_meetings_that_somebody_is_told_of_are_no_deadline() -> None:
    assert all_in("The Clerk agreed to inform all concerned about forthcoming meetings.") == []


UNDATED = [
    ("It would be done in the coming months.", "in the coming months", "vague"),
    ("It would be done in the next few days.", "in the next few days", "vague"),
    ("It would be done in the very near future.", "in the very near future", "vague"),
    ("It would be done in the short\nterm.", "in the short\nterm", "vague"),
    ("It would be done ASAP.", "ASAP", "vague"),
    ("It would be done as soon as is practicable.", "as soon as is practicable", "vague"),
    ("It would be done at the earliest opportunity.", "at the earliest opportunity", "vague"),
    ("It would be done as a matter of urgency.", "as a matter of urgency", "vague"),
    ("It would be done at a later date.", "at a later date", "vague"),
    ("It would be done at a future meeting.", "at a future meeting", "vague"),
    ("It would be done soon.", "soon", "vague"),
    ("It would be done without delay.", "without delay", "vague"),
    ("An article would be written for the forthcoming newsletter.", "for the forthcoming newsletter", "vague"),
    ("Money would be found for the next financial year.", "for the next financial year", "vague"),
    ("It would be done once funding became available.", "once funding became available", "condition"),
    ("It would be done as and when required.", "as and when required", "condition"),
    ("It would be done weather permitting.", "weather permitting", "condition"),
    ("It would be done on receipt of the quotation.", "on receipt of the quotation", "condition"),
    ("It would be done as soon as the figures were available.", "as soon as the figures were available", "condition"),
    ("A speaker would be asked after the summer.", "after the summer", "deadline"),
    ("He would stay at least until the May meeting.", "at least until the May meeting", "deadline"),
    ("The draft would be ready in time for the AGM.", "in time for the AGM", "deadline"),
    ("The draft would be ready for the next AGM.", "for the next AGM", "deadline"),
    ("The draft would be ready before the next meeting.", "before the next meeting", "deadline"),
    ("The draft would go on the next agenda.", "on the next agenda", "deadline"),
    ("The Clerk would answer within 28 days of receipt.", "within 28 days", "deadline"),
]


@pytest.mark.parametrize(("sentence", "words", "kind"), UNDATED, ids=[row[1] for row in UNDATED])
def test_words_without_a_day_are_kept_without_one(sentence: str, words: str, kind: str) -> None:
    found = all_in(sentence)
    assert [(match.due.words, match.due.date, match.kind) for match in found] == [(words, None, kind)]
    assert found[0].due.assumed is False


REPEATED = [
    ("The log would be checked bi-annually.", "bi-annually", "2024-09-06"),
    ("The log would be checked twice a year.", "twice a year", "2024-09-06"),
    ("The log would be checked three times a year.", "three times a year", "2024-07-06"),
    ("The log would be checked each term.", "each term", "2024-07-06"),
    ("The log would be checked every second month.", "every second month", "2024-05-06"),
    ("The log would be checked every other week.", "every other week", "2024-03-20"),
    ("The log would be checked weekly.", "weekly", "2024-03-13"),
    ("The log would be checked on a fortnightly basis.", "on a fortnightly basis", "2024-03-20"),
    ("The log would be checked every three months.", "every three months", "2024-06-06"),
    ("The log would be checked once a month.", "once a month", "2024-04-06"),
    ("The log would be checked each year.", "each year", "2025-03-06"),
    ("The log would be checked six-monthly.", "six-monthly", "2024-09-06"),
    ("The log would be checked every Tuesday.", "every Tuesday", "2024-03-12"),
    ("The log would be checked on the first Monday of each month.", "on the first Monday of each month", "2024-04-06"),
    ("The log would be checked through quarterly feedback.", "quarterly", "2024-06-06"),
    ("The log would be checked on a regular basis.", "on a regular basis", None),
    ("The Panel would be given regular updates.", "regular", None),
    ("The log would be checked at every meeting.", "every meeting", None),
    ("The Panel would be given an annual report.", "annual", "2025-03-06"),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), REPEATED, ids=[row[1] for row in REPEATED])
def test_repetitions_recur_and_are_never_due(sentence: str, words: str, expected: str | None) -> None:
    found = all_in(sentence)
    assert [(match.due.words, match.due.date, match.due.recurs, match.kind) for match in found] == [
        (words, None, True, "recurrence")
    ]
    day = next_expected(words, after=MEETING, calendar=ENGLAND)
    assert day == (dt.date.fromisoformat(expected) if expected else None)


def test_a_repetition_at_each_meeting_is_next_expected_at_the_next_one() -> None:
    calendar = replace(ENGLAND, next_meetings=(("", dt.date(2024, 4, 17)),))
    assert next_expected("at each meeting", after=MEETING, calendar=calendar) == dt.date(2024, 4, 17)


REFERENCES = [
    ("The minutes of the meeting held on 3 April would be signed.", "on 3 April"),
    ("The letter dated 12 May would be answered.", "dated 12 May"),
    ("The accounts for the year ended 31 March 2024 would be shown.", "31 March 2024"),
    ("Earlier this year a wall fell.", "Earlier this year"),
    ("The Clerk had written two weeks ago.", "two weeks ago"),
    ("In the last 12 months there were six thefts.", "In the last 12 months"),
    ("The summer programme would be printed.", "summer"),
    ("The action agreed at the last meeting would go ahead.", "at the last meeting"),
    ("On 12 February the gate was removed.", "On 12 February"),
    ("The next meeting would be held in the village hall.", "The next meeting"),
    ("The Reading Room was opened on Monday 4 March.", "on Monday 4 March"),
]


@pytest.mark.parametrize(("sentence", "words"), REFERENCES, ids=[row[1] for row in REFERENCES])
def test_names_and_history_are_told_from_deadlines(sentence: str, words: str) -> None:
    assert [(match.due.words, match.due.date, match.kind) for match in all_in(sentence)] == [(words, None, "reference")]


NOTHING = [
    "There would be 4-5 weeks notice of the inquiry.",
    "Readings should be taken over a 24-hour period.",
    "Councillor May asked what may be done about the march.",
    "Mrs June Abbot would write to the Trust.",
    "The grant was £20.10.24 and 7.30 per head.",
    "3.2.14 The Chairman said that the roof would be mended.",
    "A second quotation would be sought for the spring clean.",
    "The Christmas lights would be tested.",
    "The budget 2024 would be printed.",
    "Section 17 of the Fields Act 1998 would be read out.",
    "He would speak on behalf of the Friday Club.",
    "The monthly meeting would be moved to the hall.",
    "The hall would cost £40 a week.",
    "The group would meet for two hours.",
    "A sum of £500 each year group would need was named.",
    "The deficit would be made good over three years.",
    "Two gates would be locked for the Saturday night concert.",
    "The Local Area Plan 2024-2030 would be printed.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_words_that_only_look_like_time_find_nothing(sentence: str) -> None:
    assert [match.due.words for match in all_in(sentence) if match.kind != "reference"] == []


def test_a_weekday_that_does_not_fit_the_date_is_reported() -> None:
    (match,) = all_in("The hall would open on Friday 20 October 2024.")
    assert match.due.date == dt.date(2024, 10, 20)
    assert match.due.reason == "20 October 2024, which is a Sunday and not a Friday"


def test_two_expressions_of_one_sentence_stay_apart() -> None:
    found = all_in("The Clerk would write by Friday and report at the next meeting, then quarterly.")
    assert [(match.due.words, match.kind) for match in found] == [
        ("by Friday", "deadline"),
        ("at the next meeting", "deadline"),
        ("quarterly", "recurrence"),
    ]


@pytest.mark.parametrize("sentence", ["It would open next weeK.", "It would open in two weekſ' time."])
def test_letters_that_only_look_like_others_are_read_and_quoted_as_they_stand(sentence: str) -> None:
    (match,) = all_in(sentence)
    assert match.due.words in sentence
    assert match.due.date is not None

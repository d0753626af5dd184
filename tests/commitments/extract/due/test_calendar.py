"""The calendar of a council: bank holidays, terms, meetings, and what council.toml may change."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from nlp_toolkit.commitments.extract.due import find_dues
from nlp_toolkit.commitments.extract.due.calendar import ENGLAND, Calendar
from nlp_toolkit.commitments.extract.due.council import load_calendar
from nlp_toolkit.commitments.extract.due.settings import Nation
from nlp_toolkit.records import Meeting

MEETING = dt.date(2024, 3, 6)
FERNSHIRE = """
name = "Fernshire County Council"
nation = "England"

[days]
early = 7
week_ends = "Sunday"

[year]
quarters = "calendar"

[seasons]
summer = ["06-21", "09-20"]

[[term_dates]]
name = "summer"
first = 2024-04-15
last = 2024-07-19
half_term = [2024-05-27, 2024-05-31]

[[meetings]]
body = "Families Scrutiny Panel"
dates = [2024-03-06, 2024-05-15, 2024-07-10]

[[meetings]]
body = "Cabinet"
dates = [2024-03-21]
"""


def day_of(words: str, calendar: Calendar, meeting: dt.date = MEETING) -> dt.date | None:
    (match,) = find_dues(f"The plan would be published {words}.", meeting=meeting, calendar=calendar)
    return match.due.date


def saved(folder: Path, text: str) -> Path:
    path = folder / "council.toml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path) -> Calendar:
    outcome = load_calendar(path)
    assert outcome.value is not None, outcome.problem
    return outcome.value


@pytest.mark.parametrize(
    ("nation", "meeting", "due"),
    [
        ("England", "2024-03-28", "2024-04-03"),  # Good Friday and Easter Monday
        ("Scotland", "2024-03-28", "2024-04-02"),  # Good Friday only
        ("Ireland", "2024-03-28", "2024-04-02"),  # Easter Monday only
        ("Northern Ireland", "2024-03-15", "2024-03-20"),  # St Patrick's Day
        ("England", "2024-03-15", "2024-03-19"),
        ("Scotland", "2024-11-28", "2024-12-03"),  # St Andrew's Day, kept on the Monday
        ("Wales", "2024-08-23", "2024-08-28"),
        ("Scotland", "2024-08-23", "2024-08-27"),
    ],
)
def test_working_days_leave_out_the_nations_bank_holidays(nation: Nation, meeting: str, due: str) -> None:
    found = day_of("within two working days", Calendar(nation=nation), dt.date.fromisoformat(meeting))
    assert found == dt.date.fromisoformat(due)


def test_working_days_count_back_too() -> None:
    assert ENGLAND.add_working_days(dt.date(2024, 4, 2), -1) == dt.date(2024, 3, 28)


def test_a_nation_brings_its_own_years_and_terms() -> None:
    assert day_of("in Q2", Calendar(nation="Ireland")) == dt.date(2024, 6, 30)
    assert day_of("by the end of the financial year", Calendar(nation="Ireland")) == dt.date(2024, 12, 31)
    assert day_of("by the autumn term", Calendar(nation="Scotland")) == dt.date(2024, 8, 15)


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("The Cathaoirleach welcomed the Gardaí. A grant of €500 was paid.", "Ireland"),
        ("The MSP had written to Police Scotland.", "Scotland"),
        ("The Senedd had voted. Estyn had called at the school.", "Wales"),
        ("The PSNI and an MLA attended.", "Northern Ireland"),
        ("The MSP had come.", "England"),
        ("The Clerk would write to the school.", "England"),
    ],
)
def test_minutes_tell_their_nation_where_no_council_does(text: str, nation: Nation) -> None:
    assert ENGLAND.for_meeting(Meeting("m"), text=text).nation == nation


def test_a_councils_own_nation_is_kept_whatever_the_minutes_speak_of(tmp_path: Path) -> None:
    calendar = loaded(saved(tmp_path, FERNSHIRE))
    assert calendar.for_meeting(Meeting("m"), text="The MSP wrote to Police Scotland.").nation == "England"


def test_a_council_changes_what_its_file_names_and_keeps_the_rest(tmp_path: Path) -> None:
    calendar = loaded(saved(tmp_path, FERNSHIRE))
    assert calendar.council == "Fernshire County Council"
    assert day_of("early in May", calendar) == dt.date(2024, 5, 7)
    assert day_of("this week", calendar) == dt.date(2024, 3, 10)
    assert day_of("in the summer", calendar) == dt.date(2024, 9, 20)
    assert day_of("in Q2", calendar) == dt.date(2024, 6, 30)
    assert day_of("by the summer term", calendar) == dt.date(2024, 4, 15)
    assert day_of("by the end of the summer term", calendar) == dt.date(2024, 7, 19)
    assert day_of("before half-term", calendar) == dt.date(2024, 5, 24)
    assert day_of("in mid-May", calendar) == dt.date(2024, 5, 20)
    assert day_of("by the autumn term", calendar) == dt.date(2024, 9, 1)


def test_the_minutes_own_dates_come_before_the_councils_calendar(tmp_path: Path) -> None:
    calendar = loaded(saved(tmp_path, FERNSHIRE))
    own = calendar.for_meeting(Meeting("m1", committee="Families Scrutiny Panel", date=MEETING))
    assert day_of("at the next meeting", own) == dt.date(2024, 5, 15)
    assert day_of("at the July meeting", own) == dt.date(2024, 7, 10)
    assert day_of("at the next Cabinet", own) == dt.date(2024, 3, 21)
    moved = calendar.for_meeting(
        Meeting("m1", committee="Families Scrutiny Panel", date=MEETING, next_meetings=(("", dt.date(2024, 5, 8)),))
    )
    assert day_of("at the next meeting", moved) == dt.date(2024, 5, 8)


def test_without_a_committee_the_councils_calendar_is_not_guessed_from(tmp_path: Path) -> None:
    assert day_of("at the next meeting", loaded(saved(tmp_path, FERNSHIRE))) is None


def test_a_calendar_is_found_by_file_by_folder_and_by_short_name(tmp_path: Path) -> None:
    folder = tmp_path / "fernshire"
    folder.mkdir()
    path = saved(folder, FERNSHIRE)
    assert loaded(path) == loaded(folder) == load_calendar("fernshire", councils=tmp_path).value


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        ("nation = ", "it is not valid TOML", "correct that line"),
        ('nation = "France"', 'nation "France" is not known', "write one of England, Scotland"),
        ('colour = "red"', '"colour" is not a setting', "use one of name, nation"),
        ("name = 5", '"name" is not text', "put it in quotation marks"),
        ("days = 5", '"days" is not a table', "write it as [days]"),
        ("[days]\nlate = 5", '[days] has no setting "late"', "use one of early"),
        ("[days]\nearly = 31", 'early "31" is not a day of every month', "from 1 to 28"),
        ('[days]\nweek_ends = "Fri"', 'week_ends "Fri" is not a day', 'as "Friday"'),
        ('[year]\nschool = "1 September"', 'school "1 September" is not a day of the year', 'as "09-01"'),
        ('[year]\nquarters = "moon"', 'quarters "moon" is not known', '"financial" or "calendar"'),
        ('[seasons]\nspring = "03-01"', '"spring" is not a first and a last day', "write both"),
        ('[[meetings]]\nbody = "Cabinet"', "a meeting lacks its body or its dates", "give both"),
        (
            '[[meetings]]\nbody = "Cabinet"\ndates = ["3 May"]',
            '"3 May" in the meetings of "Cabinet" is not a date',
            "2025-03-04",
        ),
        ("meetings = 3", '"meetings" is not a list of tables', "begin each with [[meetings]]"),
        ('[[term_dates]]\nname = "winter"', 'term "winter" is not known', "write one of autumn"),
        (
            '[[term_dates]]\nname = "autumn"\nfirst = 2024-12-01\nlast = 2024-09-01',
            "ends before it begins",
            "earlier day first",
        ),
        (
            '[[term_dates]]\nname = "autumn"\nfirst = 2024-09-01\nlast = 2024-12-01\nhalf_term = 5',
            "is not a first and a last day",
            "in square brackets",
        ),
    ],
)
def test_a_bad_file_is_one_sentence_with_its_name_and_a_remedy(
    tmp_path: Path, text: str, reason: str, remedy: str
) -> None:
    outcome = load_calendar(saved(tmp_path, text))
    assert outcome.problem is not None
    assert outcome.problem.source.endswith("council.toml")
    assert reason in outcome.problem.reason
    assert remedy in outcome.problem.remedy
    assert "\n" not in str(outcome.problem)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    outcome = load_calendar("nowhere", councils=tmp_path)
    assert str(outcome.problem) == (
        "nowhere: there is no council.toml here; give the path of the file or of its folder."
    )


@pytest.mark.parametrize("slug", ["fernshire", "strathellan"])
def test_the_invented_councils_of_this_project_load(slug: str) -> None:
    calendar = loaded(Path(__file__).parents[4] / "corpora" / "councils" / slug)
    assert calendar.council
    assert calendar.meetings

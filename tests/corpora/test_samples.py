from __future__ import annotations

import csv
import datetime as dt
import re
import tomllib
from collections import Counter
from itertools import pairwise

import build
import pytest
from makers import source

SAMPLES = build.HERE / "samples"
SOURCES = build.HERE / "sources"
README = (build.HERE / "README.md").read_text(encoding="utf-8")
THREADS = (SOURCES / "threads.md").read_text(encoding="utf-8")
FAMILIES = tomllib.loads((SOURCES / "families.toml").read_text(encoding="utf-8"))
MEETINGS = sorted(path.stem for path in (SAMPLES / "minutes").iterdir())
PANELS = [name for name in MEETINGS if name.endswith("panel")]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
CODES = {
    *(
        "delay",
        "no_response",
        "assessment_refused",
        "vague_plan",
        "provision_missing",
        "no_place",
        "exclusion_attitude",
    ),
    *("tribunal", "transport", "staff_turnover", "child_wellbeing", "therapies_health", "annual_review"),
    *("trust_accountability", "post16", "family_impact", "praise"),
}
QUOTE = re.compile(r"^- `([\w-]+)` [^\n]+\n  > (.+)$", re.MULTILINE)


def texts() -> dict[str, str]:
    """Read what each sample says: its source, or the sample itself where that is its own source."""
    paths = [path for path in SOURCES.rglob("*.*") if path.name not in {"threads.md", "families.toml"}]
    paths += [path for path in SAMPLES.rglob("*.*") if path.suffix in {".txt", ".md", ".csv"}]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


TEXTS = texts()


def flat(text: str) -> str:
    return " ".join(source.plain(text).replace("*", "").split())


def written(name: str) -> dt.date:
    return dt.date.fromisoformat(name[:10])


def spoken(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def dated(text: str) -> str:
    """Write dates alike: 7th March, 2023 as 7 March 2023."""
    return re.sub(
        r"(?i)(\d)(?:st|nd|rd|th)? ([a-z]+),? (\d{4})", r"\1 \2 \3", re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)
    )


def test_readme_counts_the_files_of_each_format() -> None:
    header, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in README.split("\n") if line.startswith("| ")
    ]
    table = {row[0]: [int(cell) for cell in row[1:]] for row in rows if len(row) == len(header) and row[1].isdigit()}
    counted = {}
    for folder in SAMPLES.iterdir():
        formats = Counter(path.suffix[1:] for path in folder.iterdir())
        counted[folder.name] = [formats[name] for name in header[1:-1]] + [formats.total()]
    assert table == counted


def test_readme_names_every_meeting() -> None:
    assert re.findall(r"^\| `([\w.-]+)`", README, re.MULTILINE) == sorted(
        p.name for p in (SAMPLES / "minutes").iterdir()
    )


@pytest.mark.parametrize("name", MEETINGS)
def test_a_meeting_is_long_enough_and_says_its_date(name: str) -> None:
    text = dated(TEXTS[name])
    assert 880 <= len(text.split()) <= 2000
    assert spoken(written(name)).lower() in text.lower()
    head = re.match(r"\+\+\+\n.*?\ndate = (\S+)", text, re.DOTALL)
    assert head is None or head[1] == name[:10]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_weekday_is_that_of_its_date(name: str) -> None:
    found = re.findall(r"(?i)\b(" + "|".join(DAYS) + r"),? (\d{1,2}) ([A-Z][a-z]+),? (\d{4})", dated(TEXTS[name]))
    wrong = [
        " ".join(hit)
        for hit in found
        if DAYS[dt.datetime.strptime(" ".join(hit[1:]), "%d %B %Y").replace(tzinfo=dt.UTC).weekday()] != hit[0].title()
    ]
    assert wrong == []


def test_weekdays_are_found_at_all() -> None:
    found = [re.search(rf"(?i)\b({'|'.join(DAYS)}),? {spoken(written(n))}", dated(TEXTS[n])) for n in MEETINGS]
    assert all(found)


@pytest.mark.parametrize(("name", "after"), [*pairwise(PANELS), *pairwise(n for n in MEETINGS if n not in PANELS)])
def test_each_meeting_gives_the_date_of_the_next(name: str, after: str) -> None:
    day = written(after)
    assert re.search(rf"\b{day.day} {day:%B}\b", dated(TEXTS[name]))


def test_minutes_are_numbered_without_a_gap_across_the_meetings() -> None:
    numbers = [int(n) for name in PANELS for n in re.findall(r"^(?:#+ )?(5\d\d)\.? [A-Z]", TEXTS[name], re.MULTILINE)]
    assert numbers == list(range(501, 569))


@pytest.mark.parametrize("name", PANELS)
def test_minutes_refer_only_to_minutes_that_were_there(name: str) -> None:
    own = max(int(n) for n in re.findall(r"^(?:#+ )?(5\d\d)\.? [A-Z]", TEXTS[name], re.MULTILINE))
    assert [n for n in re.findall(r"\bMinutes? (5\d\d)", TEXTS[name]) if int(n) > own] == []


@pytest.mark.parametrize("name", MEETINGS)
def test_initials_in_action_columns_are_of_people_there_or_sorry(name: str) -> None:
    text = TEXTS[name]
    columns = re.findall(r"\{>([^}]+)\}", text)
    columns += re.findall(r"^\| [^|]+ \| [^|]+ \| ([A-Z]{2,3}(?: / [A-Z]{2,3})*) \|", text, re.MULTILINE)
    initials = {short for column in columns for short in re.split(r"[,/ ]+", column)} - {"BPV"}
    names = re.findall(
        r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+\b", re.sub(r"(Cllr|Dr|Mrs?|Ms|Canon|Revd) ", "", source.plain(text))
    )
    known = {"".join(part[0] for part in re.split(r"[ -]", person)) for person in names}
    assert initials <= known


def test_initials_are_found_at_all() -> None:
    assert sum(len(re.findall(r"\{>", TEXTS[name])) for name in MEETINGS) == 12


@pytest.mark.parametrize(("name", "quote"), QUOTE.findall(THREADS))
def test_every_quote_of_a_thread_stands_in_its_document(name: str, quote: str) -> None:
    assert quote in flat(TEXTS[name])


def test_every_thread_of_the_table_has_its_quotes() -> None:
    table = re.findall(r"^\| (T\d\d) \| (.+?) \|", THREADS, re.MULTILINE)
    assert table == re.findall(r"^## (T\d\d) (.+)$", THREADS, re.MULTILINE)
    assert len(table) == 32
    sections = re.split(r"^## ", THREADS, flags=re.MULTILINE)[1:]
    assert [section[:3] for section in sections if not QUOTE.search(section)] == []


def test_a_thread_tells_its_story_forwards() -> None:
    for section in re.split(r"^## ", THREADS, flags=re.MULTILINE)[1:]:
        days = [name[:10] for name, _ in QUOTE.findall(section)]
        assert days == sorted(days), section[:3]


def test_every_letter_and_statement_has_a_family() -> None:
    for folder, key in (("complaints", "letters"), ("statements", "statements")):
        assert {path.stem for path in (SAMPLES / folder).iterdir()} == set(FAMILIES[key])
    letters = FAMILIES["letters"].values()
    families = Counter(letter["family"] for letter in letters)
    assert sorted(families) == [f"F{n:02d}" for n in range(1, 19)]
    assert Counter(families.values()) == {1: 12, 2: 6}
    assert {theme for letter in letters for theme in letter["themes"]} == CODES


def test_letters_are_numbered_in_the_order_of_their_dates() -> None:
    days = [letter["date"] for _, letter in sorted(FAMILIES["letters"].items())]
    assert days == sorted(days)


@pytest.mark.parametrize("name", sorted(FAMILIES["letters"]))
def test_a_letter_says_the_date_that_its_family_list_gives(name: str) -> None:
    day = FAMILIES["letters"][name]["date"]
    forms = (spoken(day), day.isoformat(), f"{day.day}/{day.month}/{day:%y}")
    assert any(form in dated(TEXTS[name]) for form in forms)


def test_the_survey_has_a_row_for_every_number() -> None:
    with (SAMPLES / "survey" / "parent-survey-2022.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["response_id"] for row in rows] == [f"R{n:03d}" for n in range(1, 41)]
    assert [row["response_id"] for row in rows if not row["comment"]] == ["R032"]
    assert len({row["family"] for row in rows}) == 38


def test_no_number_address_or_mailbox_could_reach_anybody() -> None:
    everything = "\n".join(TEXTS.values())
    phones = re.findall(r"\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b", everything)
    assert len(phones) > 20
    assert [p for p in phones if not re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", p)] == []
    domains = re.findall(r"@([\w.-]+\w)", everything)
    assert len(domains) > 20
    assert [d for d in domains if not re.fullmatch(r"(?:[\w-]+\.)?example(?:\.(?:org|com|net))?", d)] == []
    postcodes = re.findall(r"\b([A-Z]{1,2})\d{1,2} \d[A-Z]{2}\b", everything)
    assert set(postcodes) == {"KB"}
    health = re.findall(r"\b\d{3} \d{3} \d{4}\b", everything)
    assert len(health) == 4
    assert [n for n in health if not n.startswith("999 ")] == []
    sites = re.findall(r"(?:https?://|www\.)[\w./-]+|\b[\w-]+\.(?:gov\.uk|org\.uk|co\.uk|nhs\.uk)\b", everything)
    assert sites == []

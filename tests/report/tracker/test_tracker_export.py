"""What goes out: a Word appendix, a table, a calendar, a picture, and letters."""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from icalendar import Calendar

from nlp_toolkit.records import Line, Quote
from nlp_toolkit.report import export_register, export_timeline, load_layout, write_letters
from nlp_toolkit.report.tracker import PICTURES
from nlp_toolkit.report.tracker.letters import file_names, letters
from nlp_toolkit.report.tracker.timeline import PRESSING, SHOWN, courses, drawn, timeline_rows, told

COUNCILS = Path(__file__).parents[3] / "corpora" / "councils"
SEPTEMBER = dt.date(2022, 9, 21)


def headings(path: Path) -> list[tuple[str, str]]:
    return [
        (str(p.style.name), p.text)
        for p in docx.Document(str(path)).paragraphs
        if p.style and "Heading" in str(p.style.name)
    ]


def test_the_appendix_has_headings_repeated_headers_and_alternative_texts(
    register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    path = tmp_path / "appendix.docx"
    export_register(register, path, as_at=day, layout=load_layout("brenshire", councils=COUNCILS).value)

    document = docx.Document(str(path))
    assert headings(path) == [
        ("Heading 1", "Tracker of scrutiny recommendations"),
        ("Heading 2", "In brief"),
        ("Heading 2", "To follow"),
        ("Heading 2", "Closed"),
        ("Heading 2", "Promised, slipped and kept"),
        ("Heading 2", "What the colours mean"),
    ]
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert sum(column.width.cm for column in table.columns) == pytest.approx(26.7, abs=0.1)
    (picture,) = document.inline_shapes
    assert "Nine promises: 2 done, heard of after the first date; 1 overdue" in picture._inline.docPr.get("descr")
    assert [cell.text for cell in document.tables[0].rows[0].cells][:3] == ["Reference", "Origin", "Date"]
    assert document.tables[0].rows[1].cells[0].text == "CF\u00a0(21/22)\u00a001"


def test_colours_on_paper_are_words_on_a_ground(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    path = tmp_path / "appendix.docx"
    export_register(register, path, as_at=day)

    cells = [row.cells[8] for row in docx.Document(str(path)).tables[0].rows[1:]]
    grounds = {cell.text: cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) for cell in cells}
    assert set(grounds) == {"Red", "Amber", "Green", "Grey"}
    assert len(set(grounds.values())) == 4


def test_the_appendix_of_one_meeting_is_headed_by_what_it_did(
    register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    path = tmp_path / "update.docx"
    export_register(register, path, as_at=day, meeting=SEPTEMBER)

    assert [words for _, words in headings(path)] == [
        "Register of actions and commitments: meeting of 21 September 2022",
        "New at this meeting",
        "Reported done",
        "Slipped, or promised in weaker words",
        "Asked for again",
        "What the colours mean",
    ]
    export_register(register, path, as_at=day, meeting=SEPTEMBER, committee="Cabinet")
    assert [words for _, words in headings(path)][1:] == ["What the colours mean"]


def test_a_line_past_its_date_that_a_meeting_passed_over_is_listed(changes: list[object], tmp_path: Path) -> None:
    from nlp_toolkit.records import Change, fold
    from nlp_toolkit.report.tracker.meeting import update
    from nlp_toolkit.report.tracker.standing import standings

    history = [change for change in changes if isinstance(change, Change) and change.id != 15]
    lines = fold(history, as_at=dt.date(2022, 10, 15))
    found = update(standings(lines, as_at=dt.date(2022, 10, 15)), on=SEPTEMBER)

    sections = {section.title: [one.line.ref for one in section.lines] for section in found.sections}
    assert sections["Past its date, and not mentioned"] == ["CF (21/22) 03"]


def test_the_table_is_in_the_councils_columns_and_holds_no_formula(
    register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    path = tmp_path / "register.csv"
    export_register(register, path, as_at=day, layout=load_layout("fernshire", councils=COUNCILS).value)

    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["Ref", "Committee", "Date", "Recommendation", "Made to", "Action taken", "Outcome", "RAG"]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    wrong = next(row for row in rows if row[0] == "CF (22/23) 02")
    assert wrong[2:5] == [
        "2022-09-21",
        "'=SUM(A1:A9) was shown in error; the Clerk would send the right table by 4 November 2022.",
        "Clerk",
    ]
    assert not [value for row in rows for value in row if value.startswith(("=", "+", "-", "@"))]


def events(path: Path) -> dict[str, dict[str, str]]:
    found = {}
    for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        found[str(event["UID"])] = {name: str(event.get(name)) for name in ("SUMMARY", "STATUS", "SEQUENCE")} | {
            "day": event.decoded("DTSTART").isoformat()
        }
    return found


def test_due_dates_are_whole_days_with_lasting_identifiers(
    register: list[Line], changes: list[object], day: dt.date, tmp_path: Path
) -> None:
    from nlp_toolkit.records import Change, fold

    export_register(register, tmp_path / "now.ics", as_at=day)
    earlier = fold([c for c in changes if isinstance(c, Change)], as_at=dt.date(2022, 5, 1))
    export_register(earlier, tmp_path / "then.ics", as_at=dt.date(2022, 5, 1))

    now, then = events(tmp_path / "now.ics"), events(tmp_path / "then.ics")
    assert len(now) == 7
    assert set(then) < set(now)
    moved = next(uid for uid, event in now.items() if event["SUMMARY"].startswith("CF (21/22) 01"))
    assert (then[moved]["day"], now[moved]["day"]) == ("2022-07-31", "2023-01-31")
    assert (int(then[moved]["SEQUENCE"]), int(now[moved]["SEQUENCE"])) == (0, 2)
    assert {event["SUMMARY"][:6] for event in now.values()} == {"CF (21", "CF (22", "Done: "}
    assert "DTSTART;VALUE=DATE:20230131" in (tmp_path / "now.ics").read_text()


def test_a_dropped_line_cancels_its_event(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    dropped = replace(register[0], state="dropped")
    export_register([dropped], tmp_path / "a.ics", as_at=day)

    (event,) = events(tmp_path / "a.ics").values()
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith("No longer due: CF (21/22) 01")


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.csv", "a.ics"])
def test_the_same_register_gives_the_same_bytes_whatever_its_order(
    name: str, register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    export_register(register, tmp_path / "one" / name, as_at=day)
    export_register(reversed(register), tmp_path / "two" / name, as_at=day)

    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_another_kind_of_file_is_refused(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.odt: a register is written as \.xlsx, \.docx, \.csv, \.ics"):
        export_register(register, tmp_path / "a.odt", as_at=day)
    assert list(tmp_path.iterdir()) == []


def test_the_picture_and_its_table_say_the_same(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    paths = export_timeline(register, tmp_path, as_at=day)

    assert [path.name for path in paths] == list(PICTURES)
    svg, png, table = paths
    root = ElementTree.fromstring(svg.read_text(encoding="utf-8"))
    assert root.get("role") == "img"
    words = {element.tag.rpartition("}")[2]: element.text for element in root if element.text}
    assert words["title"] == "Promised, slipped and kept"
    assert words["desc"] == told(courses(register))
    labels = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("text"))
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Reference"].replace("\u00a0", " ") in labels for row in rows] == [True] * 9
    assert "As at 15 October 2022" in labels
    assert png.read_bytes().startswith(b"\x89PNG")
    assert re.findall(r'(?:href|src)="http', svg.read_text(encoding="utf-8")) == []


def test_fates_and_days_of_the_timeline(register: list[Line]) -> None:
    rows = {row[0].replace("\u00a0", " "): row[3:] for row in timeline_rows(courses(register))}

    assert {ref: [part.replace("\u00a0", " ") for part in row] for ref, row in rows.items()} == {
        "CF (21/22) 01": ["16 Mar 2022", "31 Jul 2022", "31 Oct 2022\n31 Jan 2023", "", "Slipped, not due yet"],
        "CF (21/22) 02": ["16 Mar 2022", "30 Mar 2022", "", "15 Jun 2022", "Done, heard of after the first date"],
        "CF (21/22) 03": ["16 Mar 2022", "31 May 2022", "", "", "Overdue"],
        "CF (21/22) 04": ["16 Mar 2022", "31 Dec 2022", "", "", "On course"],
        "CF (21/22) 05": ["16 Mar 2022", "No date", "", "", "No date"],
        "CF (22/23) 01": ["15 Jun 2022", "10 Sep 2022", "", "21 Sep 2022", "Done, heard of after the first date"],
        "CF (22/23) 02": ["21 Sep 2022", "4 Nov 2022", "", "", "On course"],
        "CF (22/23) 04": ["15 Jun 2022", "31 Mar 2023", "", "", "On course"],
        "CF (22/23) 05": ["15 Jun 2022", "No date", "", "", "Dropped, superseded or paused"],
    }


def test_a_promise_done_by_its_first_date_is_kept(register: list[Line]) -> None:
    done = replace(register[1], first_due=dt.date(2022, 6, 30), due=dt.date(2022, 6, 30))

    assert [course.fate for course in courses([done, replace(done, first_due=None, due=None)])] == ["kept", "kept"]


def test_a_long_register_shows_what_presses_and_says_what_it_leaves_out(register: list[Line]) -> None:
    many = [replace(line, ref=f"{line.ref}-{number}") for line in register for number in range(20)]
    chosen, note = drawn(courses(many))

    assert len(chosen) == SHOWN
    assert {fate: sum(course.fate == fate for course in chosen) for fate in PRESSING} == {
        "overdue": 10,
        "slipped": 10,
        "kept late": 10,
        "kept": 0,
        "on course": 10,
    }
    assert note == "Shown are 40 of them, some of every kind."
    assert drawn(courses(register))[1] == ""


def test_each_owner_gets_one_letter_with_the_words_and_the_days(
    register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    outcome = write_letters(register, tmp_path, as_at=day, sender="K. Osei, Scrutiny Officer")

    assert outcome.value is not None
    assert [path.name for path in outcome.value] == [
        "letter-amara-field.docx",
        "letter-clerk.docx",
        "letter-commissioning-manager.docx",
        "letter-head-of-transport.docx",
    ]
    words = "\n".join(p.text for p in docx.Document(str(outcome.value[3])).paragraphs)
    assert "Dear Head of Transport" in words
    assert "“the Head of Transport publish the punctuality of each route by the end of May”" in words
    assert "Due 31 May 2022." in words
    assert "Last heard on 21 September 2022: Asked for again." in words
    assert "by 29 October 2022" in words
    assert words.rstrip().endswith("K. Osei, Scrutiny Officer")
    assert "CF (22/23) 04" not in words
    slipped = "\n".join(p.text for p in docx.Document(str(outcome.value[0])).paragraphs)
    assert "Due 31 January 2023; first promised for 31 July 2022." in slipped
    assert [str(remark) for remark in outcome.remarks] == [
        (
            "CF (21/22) 04, CF (21/22) 05: two lines to ask about name nobody a letter could go to; "
            "name an owner with: nlp-toolkit register set REF --owner NAME."
        )
    ]


def test_letters_are_grouped_and_spare_who_is_on_course(register: list[Line], day: dt.date) -> None:
    asked = {
        letter.owner: [(name, [one.line.ref for one in lines]) for name, lines in letter.groups]
        for letter in letters(register, as_at=day)
    }

    assert asked == {
        "Amara Field": [("unclear", ["CF (21/22) 01"])],
        "Clerk": [("soon", ["CF (22/23) 02"])],
        "Commissioning Manager": [("unevidenced", ["CF (22/23) 01"])],
        "Head of Transport": [("overdue", ["CF (21/22) 03"])],
    }


def test_owners_that_differ_only_in_their_article_get_one_letter(register: list[Line], day: dt.date) -> None:
    overdue = next(line for line in register if line.state == "overdue")
    two = [
        replace(overdue, owner="the Head of Transport"),
        replace(overdue, ref="CF (21/22) 33", owner="Head of transport"),
    ]

    assert [len(letter.lines) for letter in letters(two, as_at=day)] == [2]


def test_nothing_to_ask_makes_no_letter(tmp_path: Path, day: dt.date) -> None:
    assert write_letters([], tmp_path, as_at=day).value == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "CON", "a" * 300, "Ὀδυσσεύς", "x\x00y", "Cllr. Fitz-Hugh, OBE"])
def test_names_of_letters_are_safe_everywhere(name: str) -> None:
    (made,) = file_names([name])

    assert re.fullmatch(r"letter-[a-z0-9]+(-[a-z0-9]+)*\.docx", made)
    assert len(made) < 80


def test_words_that_no_document_can_hold_are_written_without_them(
    register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    odd = "the \x0bClerk & <Chair> \ud800 would \x00 write"
    line = replace(
        register[2],
        what=odd,
        owner=odd,
        first=replace(register[2].first, quote=Quote("a", 0, len(odd), odd)),
        ref="A & <B>",
    )
    for name in ("a.xlsx", "a.docx", "a.ics", "a.csv"):
        export_register([line], tmp_path / name, as_at=day)
    export_timeline([line], tmp_path, as_at=day)
    written = write_letters([line], tmp_path, as_at=day).value

    assert written is not None
    assert "Clerk & <Chair>" in "".join(p.text for p in docx.Document(str(written[0])).paragraphs)
    for name in ("a.xlsx", "a.docx", written[0].name):
        with zipfile.ZipFile(tmp_path / name) as parts:
            for part in parts.namelist():
                if part.endswith((".xml", ".rels")):
                    ElementTree.fromstring(parts.read(part))
    ElementTree.fromstring((tmp_path / "timeline.svg").read_text(encoding="utf-8"))

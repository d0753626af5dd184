"""Two invented meetings of an invented council, and what was found in their minutes."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nlp_toolkit.records import (
    Block,
    Commitment,
    Concern,
    Document,
    Due,
    Item,
    Meeting,
    Paragraph,
    Passage,
    Place,
    Problem,
    Quote,
    Reading,
    Share,
    Stability,
)

AS_AT = dt.date(2022, 10, 15)

JULY = """Brackenshire County Council

Children and Families Overview and Scrutiny Panel, 13 July 2022

7 Education, health and care plans

7.1 The Panel considered the timeliness of plans. Members were concerned that <half> of families waited longer than
twenty weeks & that nobody had told them why.

7.2 The Director for Education would report back to the Panel on timescales by the end of August 2022. The Chairman
thanked officers for their work.

7.3 It was agreed that the Assistant Director would circulate the recovery plan to Members within a fortnight.

7.4 If the Department approved the funding bid, two further caseworkers would be appointed by 31 March 2023.

7.5 The Cabinet Member was committed to improving communication with families.

7.6 Members requested that figures on tribunal appeals be brought to a future meeting.

8 Home to school transport

RESOLVED that

(i) a task group be set up to review transport appeals and report in November 2022;

(ii) the Head of Transport publish waiting times every quarter.

8.2 The service hoped to have all routes confirmed by the start of term.

8.3 A letter would be sent to families as soon as possible.

9 Minutes

The minutes of the meeting held on 8 June 2022 were approved as a correct record.
"""

SEPTEMBER = """Brackenshire County Council

Children and Families Overview and Scrutiny Panel, 21 September 2022

3 Matters arising

The recovery plan had been circulated to Members on 20 July.

The letter to families had not been sent.

Recruitment of an educational psychologist was in progress.

4 Short breaks

=SUM(A1:A9) was shown on screen in error. The Commissioning Manager undertook to write to every family on the
waiting list by 10 November 2022.

ACTION: Cllr Ashdown to visit the Larch Centre before half-term.

Perhaps something could be arranged with the play scheme.

All short breaks would be reviewed by September 2024.
"""


def build(name: str, text: str, meeting: dict[str, Any], records: list[dict[str, Any]]) -> Reading:
    """Lay a text out in paragraphs and items, and quote the records from it."""
    blocks: list[Block] = []
    paragraphs: list[Paragraph] = []
    items: list[Item] = []
    lead: tuple[int, int] | None = None
    at = 0
    for number, words in enumerate(text.rstrip("\n").split("\n\n"), start=1):
        start, end = at, at + len(words)
        at = end + 2
        heading = words[0].isdigit() and words[1] == " " and "\n" not in words
        blocks.append(Block(start, end, "heading" if heading else "paragraph", Place(paragraph=number)))
        if heading:
            items.append(Item(words[0], words[2:], start, end))
        role: Any = "heading" if heading else "prose" if items else "front_matter"
        if words == "RESOLVED that":
            lead = (start, end)
        clause = words.startswith("(")
        paragraphs.append(
            Paragraph(
                start,
                end,
                "resolution" if clause or words == "RESOLVED that" else role,
                item=len(items) - 1 if items else None,
                lead=lead if clause else None,
            )
        )
    document = Document(name, f"{name}.txt", "txt", text, tuple(blocks), kind="minutes", url=meeting.pop("url", None))
    found = []
    for record in records:
        quote = record.pop("quote")
        assert text.count(quote) == 1, quote
        start = text.index(quote)
        found.append(Commitment(document.quote(start, start + len(quote)), **record))
    return Reading(document, Meeting(name, items=tuple(items), paragraphs=tuple(paragraphs), **meeting), tuple(found))


def july() -> Reading:
    plans, transport = "7 Education, health and care plans", "8 Home to school transport"
    return build(
        "panel-2022-07-13",
        JULY,
        {
            "council": "Brackenshire County Council",
            "committee": "Children and Families Overview and Scrutiny Panel",
            "date": dt.date(2022, 7, 13),
        },
        [
            {
                "quote": (
                    "The Director for Education would report back to the Panel on timescales by the end of August 2022"
                ),
                "kind": "commitment",
                "owner": "The Director for Education",
                "owner_is": "Amara Field",
                "due": Due("by the end of August 2022", dt.date(2022, 8, 31), reason="the last day of August 2022"),
                "confidence": 0.96,
                "reason": "somebody responsible would do something, with a day to do it by",
                "item": plans,
                "paragraph": "7.2",
                "summary": "The Director for Education will report back on timescales to the Panel",
            },
            {
                "quote": "the Assistant Director would circulate the recovery plan to Members within a fortnight",
                "kind": "action",
                "owner": "the Assistant Director",
                "due": Due("within a fortnight", dt.date(2022, 7, 27), assumed=True, reason="the meeting plus 14 days"),
                "confidence": 0.92,
                "reason": "“It was agreed that” gives somebody a task",
                "item": plans,
                "paragraph": "7.3",
            },
            {
                "quote": (
                    "If the Department approved the funding bid, two further caseworkers would be appointed "
                    "by 31 March 2023"
                ),
                "kind": "commitment",
                "owner_suggested": "the Director for Education",
                "due": Due("by 31 March 2023", dt.date(2023, 3, 31), reason="as said"),
                "condition": "If the Department approved the funding bid",
                "firmness": "conditional",
                "confidence": 0.81,
                "reason": "a delivery is promised on a condition",
                "item": plans,
                "paragraph": "7.4",
            },
            {
                "quote": "The Cabinet Member was committed to improving communication with families",
                "kind": "assurance",
                "owner": "The Cabinet Member",
                "firmness": "soft",
                "confidence": 0.77,
                "reason": "“was committed to” tells an attitude",
                "item": plans,
                "paragraph": "7.5",
            },
            {
                "quote": "Members requested that figures on tribunal appeals be brought to a future meeting",
                "kind": "request",
                "confidence": 0.88,
                "reason": "“requested that”, and nobody accepts",
                "item": plans,
                "paragraph": "7.6",
            },
            {
                "quote": "a task group be set up to review transport appeals and report in November 2022",
                "kind": "decision",
                "due": Due(
                    "in November 2022", dt.date(2022, 11, 30), assumed=True, reason="the last day of November 2022"
                ),
                "confidence": 0.97,
                "reason": "a clause of a resolution",
                "item": transport,
                "paragraph": "(i)",
                "summary": "Set up a task group to review transport appeals",
            },
            {
                "quote": "the Head of Transport publish waiting times every quarter",
                "kind": "decision",
                "owner": "the Head of Transport",
                "recurs": "every quarter",
                "confidence": 0.9,
                "reason": "a clause of a resolution",
                "item": transport,
                "paragraph": "(ii)",
            },
            {
                "quote": "The service hoped to have all routes confirmed by the start of term",
                "kind": "commitment",
                "owner": "The service",
                "due": Due("by the start of term", dt.date(2022, 9, 1), assumed=True),
                "firmness": "soft",
                "confidence": 0.66,
                "reason": "“hoped to” with a day",
                "item": transport,
                "paragraph": "8.2",
            },
            {
                "quote": "A letter would be sent to families as soon as possible",
                "kind": "commitment",
                "due": Due("as soon as possible"),
                "confidence": 0.84,
                "reason": "something would be delivered",
                "item": transport,
                "paragraph": "8.3",
            },
            {
                "quote": "The minutes of the meeting held on 8 June 2022 were approved as a correct record",
                "kind": "decision",
                "procedural": True,
                "confidence": 0.99,
                "reason": "business of form",
                "item": "9 Minutes",
            },
        ],
    )


def september() -> Reading:
    arising, breaks = "3 Matters arising", "4 Short breaks"
    return build(
        "panel-2022-09-21",
        SEPTEMBER,
        {
            "council": "Brackenshire County Council",
            "committee": "Children and Families Overview and Scrutiny Panel",
            "date": dt.date(2022, 9, 21),
            "url": "https://brackenshire.example/minutes/21-september.html",
        },
        [
            {
                "quote": "The recovery plan had been circulated to Members on 20 July",
                "kind": "update",
                "status": "done",
                "confidence": 0.93,
                "reason": "“had been circulated” tells that something is done",
                "item": arising,
            },
            {
                "quote": "The letter to families had not been sent",
                "kind": "update",
                "status": "not_done",
                "confidence": 0.9,
                "item": arising,
            },
            {
                "quote": "Recruitment of an educational psychologist was in progress",
                "kind": "update",
                "status": "in_progress",
                "confidence": 0.7,
                "item": arising,
            },
            {
                "quote": (
                    "=SUM(A1:A9) was shown on screen in error. The Commissioning Manager undertook to write to every "
                    "family on the\nwaiting list by 10 November 2022"
                ),
                "kind": "action",
                "owner": "The Commissioning Manager",
                "due": Due("by 10 November 2022", dt.date(2022, 11, 10), reason="as said"),
                "confidence": 0.95,
                "reason": "“undertook to” accepts a task",
                "item": breaks,
            },
            {
                "quote": "Cllr Ashdown to visit the Larch Centre before half-term",
                "kind": "action",
                "owner": "Cllr Ashdown",
                "due": Due("before half-term", dt.date(2022, 10, 21), assumed=True, reason="the day before half-term"),
                "confidence": 0.94,
                "reason": "a line headed ACTION",
                "item": breaks,
            },
            {
                "quote": "something could be arranged with the play scheme",
                "kind": "commitment",
                "firmness": "soft",
                "confidence": 0.31,
                "reason": "“could be arranged”, and nobody takes it on",
                "item": breaks,
            },
            {
                "quote": "All short breaks would be reviewed by September 2024",
                "kind": "commitment",
                "due": Due("by September 2024", dt.date(2024, 8, 31), reason="the day before September 2024"),
                "confidence": 0.89,
                "reason": "something would be delivered, with a day",
                "item": breaks,
            },
        ],
    )


PROBLEMS = (
    Problem("cabinet-scan.pdf", "the pages are pictures without text", "ask for the Word file, or run it through OCR"),
    Problem("old-minutes.doc", "this format of Word is not read", "save it again as .docx"),
)
MADE_WITH = {"nlp-toolkit": "0.1.0", "Council calendar": "England", "To check below": "0.5"}


@pytest.fixture
def readings() -> list[Reading]:
    return [september(), july()]


@pytest.fixture
def many() -> list[Reading]:
    """Two thousand records in fifty meetings."""
    sentence = "The Clerk of meeting {0} would write to resident {1} by the end of June 2023. "
    made = []
    for meeting in range(50):
        text, found = "", []
        for resident in range(40):
            words = sentence.format(meeting, resident).rstrip(" .")
            start = len(text)
            due = Due("by the end of June 2023", dt.date(2023, 6, 30))
            quote = Quote(f"m{meeting}", start, start + len(words), words)
            found.append(Commitment(quote, "action", owner="The Clerk", due=due, reason="a task with a day"))
            text += words + ".\n\n"
        document = Document(f"m{meeting}", f"m{meeting}.txt", "txt", text, ())
        date = dt.date(2022, 1, 5) + dt.timedelta(days=7 * meeting)
        made.append(Reading(document, Meeting(f"m{meeting}", committee="Town Council", date=date), tuple(found)))
    return made


@pytest.fixture
def as_at() -> dt.date:
    return AS_AT


@pytest.fixture
def problems() -> tuple[Problem, ...]:
    return PROBLEMS


@pytest.fixture
def made_with() -> dict[str, str]:
    return MADE_WITH


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without a window; where there is none, or no Playwright, the tests that ask for it are skipped."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed (pip install playwright)"
    )
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium or Chrome is on the path, so the page was not tried in a browser")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def broken() -> Callable[[Any], list[tuple[str, str]]]:
    """What axe-core finds on a page against WCAG 2.2 AA, as rule and element."""
    reason = "axe-playwright-python is not installed"
    axe_core = pytest.importorskip("axe_playwright_python.sync_playwright", reason=reason)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def found(page: Any) -> list[tuple[str, str]]:
        response = axe_core.Axe().run(page, options=rules).response
        assert len(response["passes"]) > 20
        return [(rule["id"], node["html"][:200]) for rule in response["violations"] for node in rule["nodes"]]

    return found


@pytest.fixture
def opening(browser: Any) -> Callable[[str], tuple[list[str], list[str]]]:
    """What a page asks for, and the errors that it raises, while it is opened."""

    def told(address: str) -> tuple[list[str], list[str]]:
        page = browser.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        page.goto(address, wait_until="networkidle")
        page.close()
        return asked, errors

    return told


@pytest.fixture
def concern() -> Concern:
    """A theme of the taxonomy that four families raised."""
    words = "Nobody has rung us back."
    passage = Passage(
        "l:0", "f1", Quote("letter-001", 0, len(words), words), 0, len(words), reason="It tells of waiting."
    )
    return Concern(
        "delay",
        "Delay",
        theme="delay",
        terms=("weeks",),
        families=4,
        letters=5,
        passages=6,
        share=Share(4, 12, 0.138, 0.609),
        first=dt.date(2022, 1, 1),
        last=dt.date(2022, 3, 1),
        months=((dt.date(2022, 1, 1), 1), (dt.date(2022, 2, 1), 0), (dt.date(2022, 3, 1), 3)),
        trend="rising",
        quotes=(passage,),
        stability=Stability(1.0, 0.98, 0.9),
    )

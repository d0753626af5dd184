"""What was promised, what slipped and what was kept, as a picture and as the table that says the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise, zip_longest
from typing import Any, Literal

from nlp_toolkit.records import Line
from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.tracker.events import since
from nlp_toolkit.report.tracker.fields import owner
from nlp_toolkit.report.tracker.standing import DONE, counted
from nlp_toolkit.report.wording import count, day, on_one_line, sentence, short_day

Fate = Literal["kept", "kept late", "overdue", "slipped", "on course", "no date", "ended"]
"""What became of a promise; the order in which they are counted."""

FATES: dict[Fate, str] = {
    "kept": "Kept",
    "kept late": "Done, heard of after the first date",
    "overdue": "Overdue",
    "slipped": "Slipped, not due yet",
    "on course": "On course",
    "no date": "No date",
    "ended": "Dropped, superseded or paused",
}

PRESSING: tuple[Fate, ...] = ("overdue", "slipped", "kept late", "kept", "on course")
"""Fates of which a picture takes some in turn where it cannot hold every promise."""

TIMELINE_COLUMNS = ("Reference", "What", "Owner", "Promised", "First due", "Slipped to", "Done", "What became of it")

SHOWN = 40
"""Lines that one picture holds; more cannot be read on a page."""

LABEL = 64
"""Letters of a line's name beside the picture."""

SCALE = 2.0
"""Dots of the PNG to each point of the picture."""


STRETCHES = {
    "As first promised": LIGHT["edge"],
    "Slipped": "#b36b00",
    "Overdue": "#b3261e",
    "No date given": LIGHT["line"],
}
"""Colours of the stretches of time."""

MARKS = {
    "Promised": ("circle", LIGHT["ink"]),
    "First date": ("diamond", LIGHT["edge"]),
    "Later date": ("triangle-right", "#b36b00"),
    "Done": ("square", "#1a7a3f"),
}
"""Shapes and colours of the days."""

_ACCENT = {"color": LIGHT["accent"]}


@dataclass(frozen=True, slots=True)
class Course:
    """Hold the days of one promise.

    Attributes:
        line: The line of the register.
        promised: Day of the meeting.
        dates: The day first given and every later one, in the order given.
        done: Day on which it was reported or seen to be done, or None.
        fate: What became of it.
    """

    line: Line
    promised: dt.date
    dates: tuple[dt.date, ...]
    done: dt.date | None
    fate: Fate


def courses(lines: Sequence[Line]) -> list[Course]:
    """Follow each promise through its days, those due first at the top."""
    found = [_course(line, line.promised) for line in counted(lines) if line.promised is not None]
    return sorted(found, key=lambda course: (course.dates[:1] or (dt.date.max,), course.promised, course.line.ref))


def timeline_rows(found: Sequence[Course]) -> list[tuple[str, ...]]:
    """Lay out what the picture shows in the columns of `TIMELINE_COLUMNS`."""
    return [
        (
            on_one_line(course.line.ref),
            sentence(course.line.what),
            owner(course.line),
            on_one_line(short_day(course.promised)),
            on_one_line(short_day(course.dates[0])) if course.dates else "No date",
            "\n".join(on_one_line(short_day(date)) for date in course.dates[1:]),
            on_one_line(short_day(course.done)) if course.done else "",
            FATES[course.fate],
        )
        for course in found
    ]


def told(found: Sequence[Course]) -> str:
    """Say in a sentence what the picture shows.

    >>> told([])
    'No promises.'
    """
    if not found:
        return "No promises."
    fates = [course.fate for course in found]
    parts = [f"{fates.count(fate)} {words[:1].lower()}{words[1:]}" for fate, words in FATES.items() if fate in fates]
    return f"{count(len(found), 'promise').capitalize()}: {'; '.join(parts)}."


def drawn(found: Sequence[Course]) -> tuple[list[Course], str]:
    """Choose the promises that the picture holds, some of every fate, and say how many are left out."""
    if len(found) <= SHOWN:
        return list(found), ""
    by_fate = [
        sorted((course for course in found if course.fate == fate), key=lambda course: -course.line.slips)
        for fate in PRESSING
    ]
    in_turn = [course for round_ in zip_longest(*by_fate) for course in round_ if course is not None]
    kept = {id(course) for course in in_turn[:SHOWN]}
    return [course for course in found if id(course) in kept], f"Shown are {SHOWN} of them, some of every kind."


def svg(found: Sequence[Course], *, as_at: dt.date) -> str:
    """Draw promises as an SVG picture that says in words what it shows.

    Args:
        found: The promises, in the order to show.
        as_at: Day of the report, marked by a line.
    """
    import vl_convert

    made = str(vl_convert.vegalite_to_svg(_chart(found, as_at)))
    title, description = "Promised, slipped and kept", told(found)
    words = f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>'
    return re.sub(r"<svg ([^>]*)>", rf'<svg role="img" aria-labelledby="t d" lang="en-GB" \1>{words}', made, count=1)


def png(found: Sequence[Course], *, as_at: dt.date) -> bytes:
    """Draw promises as a PNG picture."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_chart(found, as_at), scale=SCALE))


def _course(line: Line, promised: dt.date) -> Course:
    """Gather the days of one line."""
    later = [date for change in since(line) if (date := _later(change.field, change.kind, change.after)) is not None]
    dates = [date for date in (line.first_due, *later) if date is not None]
    if line.due is not None and (not dates or dates[-1] != line.due):
        dates.append(line.due)
    done = next((change.on for change in since(line) if change.kind in {"done", "evidenced"}), None)
    kept = list(dict.fromkeys(dates))
    done = done if line.state in DONE else None
    return Course(line, promised, tuple(kept), done, _fate(line, kept, done))


def _later(field: str, kind: str, after: str) -> dt.date | None:
    """Read the day that a change gives a line."""
    if not after or not (kind == "slipped" or (kind in {"set", "softened", "asked_again"} and field == "due")):
        return None
    return dt.date.fromisoformat(after)


def _fate(line: Line, dates: Sequence[dt.date], done: dt.date | None) -> Fate:
    """Tell what became of a line."""
    if line.state in DONE:
        return "kept late" if dates and (done is None or done > dates[0]) else "kept"
    if line.state in {"dropped", "superseded", "paused"}:
        return "ended"
    if line.due is None:
        return "no date"
    if line.state == "overdue":
        return "overdue"
    return "slipped" if line.slips else "on course"


def _label(line: Line) -> str:
    """Name a line beside the picture."""
    words = f"{line.ref}  {sentence(line.what)}"
    return words if len(words) <= LABEL else f"{words[: LABEL - 1].rsplit(' ', 1)[0]} …"


def _stretches(found: Sequence[Course], as_at: dt.date) -> Iterator[dict[str, Any]]:
    """Give the stretches of time of each promise: until its first date, and for each slip."""
    for course in found:
        stops = (course.promised, *course.dates)
        if not course.dates:
            yield _stretch(course, course.promised, course.done or as_at, "No date given")
        for number, (start, end) in enumerate(pairwise(stops)):
            yield _stretch(course, start, end, "Slipped" if number else "As first promised")
        if course.fate == "overdue" and course.dates:
            yield _stretch(course, course.dates[-1], as_at, "Overdue")


def _stretch(course: Course, start: dt.date, end: dt.date, kind: str) -> dict[str, Any]:
    return {"line": _label(course.line), "start": start.isoformat(), "end": end.isoformat(), "stretch": kind}


def _points(found: Sequence[Course]) -> Iterator[dict[str, Any]]:
    """Give the days of each promise that a mark stands on."""
    for course in found:
        yield {"line": _label(course.line), "day": course.promised.isoformat(), "mark": "Promised"}
        for number, date in enumerate(course.dates):
            yield {
                "line": _label(course.line),
                "day": date.isoformat(),
                "mark": "Later date" if number else "First date",
            }
        if course.done:
            yield {"line": _label(course.line), "day": course.done.isoformat(), "mark": "Done"}


def _chart(found: Sequence[Course], as_at: dt.date) -> dict[str, Any]:
    """Describe the picture to Vega-Lite: stretches of time under marks that differ in shape as well as in colour."""
    names = [_label(course.line) for course in found]
    beside = {"labelLimit": 420, "labelPadding": 10, "domain": False, "ticks": False, "grid": True}
    under = {"format": "%b %Y", "labelOverlap": "greedy", "labelSeparation": 8, "tickCount": 10}
    rows = {"field": "line", "type": "nominal", "sort": names, "title": None, "axis": beside}
    across = {"field": "start", "type": "temporal", "title": None, "axis": under}
    colours = _scale("mark", "Day", {name: colour for name, (_, colour) in MARKS.items()})
    bars = {"x": across, "x2": {"field": "end"}, "y": rows, "color": _scale("stretch", "Time", STRETCHES)}
    shapes = _scale("mark", "Day", {name: shape for name, (shape, _) in MARKS.items()})
    marks = {"x": {"field": "day", "type": "temporal"}, "y": rows, "shape": shapes, "color": colours}
    today = {"values": [{"day": as_at.isoformat(), "words": f"As at {day(as_at)}"}]}
    at = {"field": "day", "type": "temporal"}
    words = {"type": "text", "align": "left", "baseline": "top", "dx": 5, "dy": 2, "fontWeight": "bold"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": 640,
        "height": max(22 * len(found), 60),
        "background": "white",
        "layer": [
            {
                "data": {"values": list(_stretches(found, as_at))},
                "mark": {"type": "bar", "height": 5},
                "encoding": bars,
            },
            {"data": today, "mark": {"type": "rule", "strokeDash": [4, 3], **_ACCENT}, "encoding": {"x": at}},
            {
                "data": {"values": list(_points(found))},
                "mark": {"type": "point", "filled": True, "size": 95, "opacity": 1},
                "encoding": marks,
            },
            {
                "data": today,
                "mark": {**words, **_ACCENT},
                "encoding": {"x": at, "y": {"value": 0}, "text": {"field": "words", "type": "nominal"}},
            },
        ],
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
        "config": {
            "font": "Arial, sans-serif",
            "axis": {"labelFontSize": 11, "labelColor": LIGHT["ink"], "gridColor": LIGHT["wash"]},
            "legend": {"orient": "top", "direction": "horizontal", "symbolSize": 110, "labelFontSize": 11},
            "view": {"stroke": None},
        },
    }


def _scale(field: str, title: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Give each value of a field its colour or shape, with a legend."""
    scale = {"domain": list(values), "range": list(values.values())}
    return {"field": field, "type": "nominal", "title": title, "scale": scale}

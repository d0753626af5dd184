"""Every pair of colours that meets on the page is far enough apart to read (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from nlp_toolkit.report.palette import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS

CSS = resources.files("nlp_toolkit.report").joinpath("assets", "report.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(palette: dict[str, str], pair: tuple[str, str]) -> None:
    assert contrast(palette[pair[0]], palette[pair[1]]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_shapes_can_be_seen(palette: dict[str, str], pair: tuple[str, str]) -> None:
    assert contrast(palette[pair[0]], palette[pair[1]]) >= 3


def test_light_and_dark_name_the_same_colours_and_all_are_used() -> None:
    used = set(re.findall(r"var\(--([a-z-]+)\)", CSS))

    assert set(LIGHT) == set(DARK) == used


def test_the_style_sheet_takes_its_colours_from_the_palette_alone() -> None:
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", CSS)) <= {"#000"}
    assert {name for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for name in pair} | {"line"} == set(LIGHT)

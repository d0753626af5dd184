"""The colours of page and workbook, once for light and once for dark, and which may stand on which."""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "ground": "#ffffff",
    "wash": "#f4f6f5",
    "ink": "#16211f",
    "quiet": "#4c5a57",
    "line": "#c9d1cf",
    "edge": "#6b7a76",
    "accent": "#0b5c55",
    "band": "#0f3d39",
    "on-band": "#ffffff",
    "band-quiet": "#cfe3df",
    "mark": "#ffe9a3",
    "on-mark": "#16211f",
    "focus": "#8a4b00",
    "red": "#f9dcd9",
    "on-red": "#7d1a12",
    "amber": "#fdeac4",
    "on-amber": "#6a4300",
    "green": "#d9efdf",
    "on-green": "#0e5229",
    "grey": "#e4e8e7",
    "on-grey": "#3b4745",
}

DARK: dict[str, str] = {
    "ground": "#121817",
    "wash": "#1b2322",
    "ink": "#e9efed",
    "quiet": "#b3c0bd",
    "line": "#3a4644",
    "edge": "#8a9a96",
    "accent": "#7fd1c6",
    "band": "#0c2a27",
    "on-band": "#ffffff",
    "band-quiet": "#b7d3ce",
    "mark": "#6a5200",
    "on-mark": "#ffffff",
    "focus": "#ffc46b",
    "red": "#5c1d18",
    "on-red": "#ffd9d5",
    "amber": "#553a08",
    "on-amber": "#ffe3b0",
    "green": "#143f26",
    "on-green": "#c9f0d6",
    "grey": "#343d3b",
    "on-grey": "#dde4e2",
}

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "ground"),
    ("ink", "wash"),
    ("quiet", "ground"),
    ("quiet", "wash"),
    ("accent", "ground"),
    ("accent", "wash"),
    ("on-band", "band"),
    ("band-quiet", "band"),
    ("on-mark", "mark"),
    ("on-red", "red"),
    ("on-amber", "amber"),
    ("on-green", "green"),
    ("on-grey", "grey"),
)
"""Text and the ground it stands on: at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "ground"),
    ("edge", "wash"),
    ("focus", "ground"),
    ("focus", "wash"),
    ("on-red", "wash"),
    ("on-amber", "wash"),
    ("on-green", "wash"),
    ("on-grey", "wash"),
)
"""Borders of fields, focus rings and bars against their ground: at least 3 to 1 (WCAG 2.2, 1.4.11)."""


def variables(palette: dict[str, str]) -> str:
    """Write a palette as CSS custom properties.

    >>> variables({"ink": "#16211f", "ground": "#ffffff"})
    '--ink:#16211f;--ground:#ffffff'
    """
    return ";".join(f"--{name}:{colour}" for name, colour in palette.items())

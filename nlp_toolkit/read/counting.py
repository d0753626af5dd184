"""Count as lists count: 3, c, iii."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def counted(number: int, style: str) -> str:
    """Write a number in a style of list, by the names that Word has for them.

    >>> [counted(4, style) for style in ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "ordinal")]
    ['4', 'd', 'D', 'iv', '4th']
    """
    if number < 1 or number > 9999:
        return str(number)
    if style in ("lowerLetter", "upperLetter"):
        word = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style in ("lowerRoman", "upperRoman"):
        word = _roman(number)
    elif style == "decimalZero":
        word = f"{number:02}"
    elif style == "ordinal":
        word = f"{number}{_ordinal(number)}"
    else:
        word = str(number)
    return word.upper() if style.startswith("upper") else word


def _roman(number: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        word += letters * (number // value)
        number %= value
    return word


def _ordinal(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")

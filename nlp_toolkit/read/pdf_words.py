"""See what is printed on one page of a PDF: its words with their places, its ruled lines, its pictures."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_UNREAD = frozenset({0, 0xFFFD})
_HYPHENS = frozenset({0x2, 0xFFFE})  # what PDFium writes for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one printed word and where it stands, in points from the left and from the top."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one page.

    Attributes:
        number: Counted from 1.
        width: In points.
        height: In points.
        words: In the order they are stored.
        slanted: Words that run across the page, such as a watermark.
        across: Ruled lines from left to right, as (height, left, right).
        down: Ruled lines from top to bottom, as (distance from the left, top, bottom).
        picture: Share of the page that its largest picture covers.
        unread: How many characters have no known letter.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    slanted: str
    across: tuple[tuple[float, float, float], ...]
    down: tuple[tuple[float, float, float], ...]
    picture: float
    unread: int


@dataclass(frozen=True, slots=True)
class _Glyph:
    code: int
    box: tuple[float, float, float, float]  # left, right, bottom, top as the PDF counts
    index: int
    turn: int  # quarter turns that the letter is rotated by, or -1


def sheet_of(page: Any, number: int) -> Sheet:
    """Read one page.

    Args:
        page: The page, from pypdfium2.
        number: Its number, counted from 1.
    """
    text = page.get_textpage()
    try:
        glyphs, unread = _glyphs(text.raw)
        upright = Counter(glyph.turn for glyph in glyphs if glyph.turn >= 0).most_common(1)
        turn = upright[0][0] if upright else 0
        frame = _Frame(turn, *_box(page))
        words = tuple(_words([glyph for glyph in glyphs if glyph.turn == turn or glyph.code == 32], text.raw, frame))
        slanted = " ".join("".join(chr(glyph.code) for glyph in glyphs if glyph.turn != turn).split())
        across, down, picture = _drawn(page, frame)
        return Sheet(number, frame.width, frame.height, words, slanted, across, down, picture, unread)
    finally:
        text.close()


def _box(page: Any) -> tuple[float, float, float, float]:
    """Give the edges of a page: left, bottom, right, top."""
    width, height = page.get_size()
    if page.get_rotation() in (90, 270):
        width, height = height, width
    left, bottom, right, top = page.get_cropbox()
    if abs(right - left - width) > 1 or abs(top - bottom - height) > 1:  # inherited, which the library does not follow
        return 0.0, 0.0, width, height
    return left, bottom, right, top


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turn the PDF's way of counting, from the bottom and perhaps sideways, into the reader's."""

    turn: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.y1 - self.y0 if self.turn % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.x1 - self.x0 if self.turn % 2 else self.y1 - self.y0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give the distance from the left and from the top, as the letters stand upright."""
        if self.turn == 1:
            return y - self.y0, x - self.x0
        if self.turn == 2:
            return self.x1 - x, y - self.y0
        if self.turn == 3:
            return self.y1 - y, self.x1 - x
        return x - self.x0, self.y1 - y


def _glyphs(text: Any) -> tuple[list[_Glyph], int]:
    """Read the characters of a page in the order they are stored."""
    glyphs: list[_Glyph] = []
    unread = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13, 32, 0xA0):
            glyphs.append(_Glyph(32, (0, 0, 0, 0), index, -1))
            continue
        if code in _UNREAD or 0xE000 <= code <= 0xF8FF or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            unread += code not in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC)
            if code in _UNREAD:
                continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        box = left.value, right.value, bottom.value, top.value
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        quarter = angle / (math.pi / 2)
        turn = -round(quarter) % 4 if abs(quarter - round(quarter)) < 0.06 else -1
        glyphs.append(_Glyph(0x2D if code in _HYPHENS else code, box, index, turn))
    return glyphs, unread


def _words(glyphs: list[_Glyph], text: Any, frame: _Frame) -> Iterator[Word]:
    """Put characters together into words, parted by spaces and by gaps."""
    letters: list[str] = []
    word: list[float] = []
    size, bold = 0.0, False
    previous: _Glyph | None = None
    for glyph in [*glyphs, _Glyph(32, (0, 0, 0, 0), 0, -1)]:
        if glyph.code == 32:
            if letters:
                yield Word("".join(letters), word[0], word[1], word[2], size, bold)
            letters = []
            continue
        left, base = frame.point(*_origin(text, glyph))
        right = frame.point(glyph.box[1] if frame.turn in (0, 2) else glyph.box[0], glyph.box[3])[0]
        right = max(right, frame.point(glyph.box[0], glyph.box[2])[0])
        same = previous is not None and glyph.box == previous.box  # the letters of one ligature
        previous = glyph
        if letters and not same and (abs(base - word[2]) > 0.6 * size or not -0.6 * size < left - word[1] < 0.9 * size):
            yield Word("".join(letters), word[0], word[1], word[2], size, bold)
            letters = []
        if not letters:
            size, bold = _look(text, glyph.index)
            word = [left, right, base]
        letters.append(chr(glyph.code))
        word[1] = max(word[1], right)


def _origin(text: Any, glyph: _Glyph) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    if pdfium.FPDFText_GetCharOrigin(text, glyph.index, x, y):
        return x.value, y.value
    return glyph.box[0], glyph.box[2]


def _look(text: Any, index: int) -> tuple[float, bool]:
    """Give the size of a letter in points, and whether it is bold."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = max(pdfium.FPDFText_GetFontSize(text, index) * scale, 1.0)
    if pdfium.FPDFText_GetFontWeight(text, index) >= 600:
        return size, True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", errors="replace").lower()
    return size, "bold" in name or "black" in name or "heavy" in name


def _drawn(page: Any, frame: _Frame) -> tuple[tuple[Any, ...], tuple[Any, ...], float]:
    """Find the ruled lines of a page, edges of boxes among them, and the share of its largest picture."""
    across, down = [], []
    picture = 0.0
    for thing in page.get_objects(max_depth=4):
        if thing.type not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        try:
            left, bottom, right, top = thing.get_bounds()
        except RuntimeError:
            continue
        (ax, ay), (bx, by) = frame.point(left, bottom), frame.point(right, top)
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, (x1 - x0) * (y1 - y0) / (frame.width * frame.height or 1))
            continue
        if y1 - y0 < 3 and x1 - x0 > 8:
            across.append(((y0 + y1) / 2, x0, x1))
        elif x1 - x0 < 3 and y1 - y0 > 5:
            down.append(((x0 + x1) / 2, y0, y1))
        elif x1 - x0 > 8 and y1 - y0 > 5:
            across += [(y0, x0, x1), (y1, x0, x1)]
            down += [(x0, y0, y1), (x1, y0, y1)]
    return tuple(across), tuple(down), picture

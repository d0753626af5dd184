"""See what one line of a plain text is: how deep it is quoted, whether a bullet or number opens it, how it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp_toolkit.read.counting import counted
from nlp_toolkit.terms import load

Kind = Literal["text", "blank", "mark"]

_QUOTE = re.compile(r"(?:[ \t]{0,3}>)+(?=\s|$|\S)")
_RULE = re.compile(r"[-_=~—–*.·\s]{3,}$|<hr\s*/?>$|\\$|!\[[^\]]*\]\([^)]*\)$|<!--.*-->$|```\w*$")
_ACROSS = re.compile(r"(?:-{3,}|\*{3,}|={3,}|—{3,}|(?:[-*] ){2,}[-*]|<hr\s*/?>)$")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|\\(?=\W|$)|</?(?:b|i|u|em|strong|small|span|sup)\b[^>]*>")
_DOTS = "·•●○▪▫◦‣⁃■□➢➤►✓✔⇒\uf0a7\uf0b7\uf0d8\uf0fc\uf0e0"
_BULLET = re.compile(rf"(?:[{_DOTS}]\s*|[*+–—-]\s+|o(?:\t|\s{(2,)}|\s(?=[A-ZÀ-Ý])))(?=\S)")
_LONE_BULLET = re.compile(f"[{_DOTS}]")
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<number>\d{1,4}(?:\.\d{1,3}){0,4})(?P<close>[.):]{1,2}(?=\s|[A-Z*“‘])|(?=\s))\s*(?=\S)"
    r"|(?P<minute>\d{1,4}/\d{1,4}(?:[./]\d{1,3})?(?!/))[.:)]?\s+(?=[A-Z])"
)
_LETTER = re.compile(
    r"\((?P<both>[ivx]{1,5}|[a-z]{1,2}|[A-Z])\)\s*(?=\S)|(?P<one>[ivx]{1,5}|[a-z])[.)]\s+(?=\S)|(?P<capital>[A-Z])\)\s+(?=\S)"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hours|hrs|noon)|\d{1,2}\s*(?:[ap]\.?m\b)", re.IGNORECASE)
_FINISHED = re.compile(r"[.!?:;…][\s\"'”’)\]*_\\]*$")
_ROMAN = {counted(number, "lowerRoman"): number for number in range(1, 40)}


@dataclass(frozen=True, slots=True)
class Marker:
    """Hold the bullet, number or letter that opens a line.

    Attributes:
        style: What kind it is ("bullet", "number.", "(letter)"), so that like is compared with like.
        value: Its place in the count, as one or two readings ("i" is 9 or 1); empty for bullets.
        sure: Whether it can be nothing else; a bare number may also be the first word of a line.
    """

    style: str
    value: tuple[int, ...] = ()
    sure: bool = True

    def follows(self, seen: dict[str, tuple[int, ...]]) -> bool:
        """Tell whether it begins a count or goes on with one that was seen before."""
        if not self.value:
            return True
        return 1 in self.value or any(value - 1 in seen.get(self.style, ()) for value in self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of a text.

    Attributes:
        start: Offset of its first visible character.
        end: Offset after its last visible character.
        number: Its number in the file, counted from 1.
        width: Characters from the margin to its end, indent and all.
        kind: "mark" for lines that only draw or quote ("---", ">").
        depth: How many quotation marks ">" stand before it.
        indent: Blanks before the first character after the quotation marks.
        words: The line without quotation and emphasis marks.
        rule: Whether it is a rule across the page ("---"), as stands between pages.
        emphasis: What the line is set in, throughout: "**" for bold, "" for nothing.
        heading: Number of "#" before it.
        marker: The bullet or number that opens it, or None.
    """

    start: int
    end: int
    number: int
    width: int
    kind: Kind
    depth: int = 0
    indent: int = 0
    words: str = ""
    emphasis: str = ""
    heading: int = 0
    marker: Marker | None = None
    rule: bool = False

    @property
    def row(self) -> bool:
        """Whether it is a row of a table drawn with bars ("| Write to schools | JB |")."""
        return bool(re.fullmatch(r"\|[^|]+\|(?:[^|]*\|)+", self.words))

    @property
    def finished(self) -> bool:
        """Whether a sentence, a clause or a lead-in ends with the line."""
        if re.search(r"(?:^|\s)[A-Z]\.$", self.words) or self.last in _abbreviations():
            return False
        return bool(_FINISHED.search(self.words))

    @property
    def open(self) -> bool:
        """Whether the line can't be the end of anything ("… agreed to")."""
        return bool(re.search(r"[,&(]$|[\w\s][-–]$", self.words)) or self.last.lower() in _open_ends()

    @property
    def first(self) -> str:
        """Its first word."""
        return self.words.split(None, 1)[0] if self.words else ""

    @property
    def last(self) -> str:
        """Its last word, in lower case."""
        return self.words.rsplit(None, 1)[-1].lower() if self.words else ""

    @property
    def small(self) -> bool:
        """Whether it begins as the middle of a sentence begins."""
        letters = self.words.lstrip("\"'“‘([")
        if "@" in self.first or self.first.startswith(("www.", "http")):
            return False
        return bool(letters) and (letters[0].islower() or letters[0] in ",;.)")

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals, with at least two words or one long one."""
        letters = [c for c in self.words if c.isalpha()]
        return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)

    @property
    def lone_number(self) -> bool:
        """Whether nothing but the number or bullet of what follows stands on it ("1.")."""
        return bool(_LONE_BULLET.fullmatch(self.words)) or bool(
            re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}\.\d{1,3}|\(?[a-z]\)", self.words)
        )

    @property
    def label(self) -> bool:
        """Whether it opens with a label of its own ("ACTION: JB")."""
        return bool(_labels().match(self.words))


def split(text: str) -> list[Line]:
    r"""Cut a text into its lines, the blank ones too.

    >>> [line.kind for line in split("> Noted.\n>\n\n---\n(a) to write")]
    ['text', 'mark', 'blank', 'mark', 'text']
    """
    lines = []
    offset = 0
    for number, raw in enumerate(re.split("[\n\f]", text), start=1):
        lines.append(_line(raw, offset, number))
        offset += len(raw) + 1
    return lines


def _line(raw: str, offset: int, number: int) -> Line:
    bare = raw.strip("\ufeff").strip()
    if not bare:
        return Line(offset, offset, number, 0, "blank")
    start = offset + raw.index(bare)
    end = start + len(bare)
    quote = _QUOTE.match(bare)
    body = bare[quote.end() :] if quote else bare
    inner = body.strip()
    depth = quote[0].count(">") if quote else 0
    width = len(raw.expandtabs().rstrip())
    if not inner or _RULE.match(inner):
        return Line(start, end, number, width, "mark", depth, rule=not depth and bool(_ACROSS.match(inner)))
    indent = (
        len(body.expandtabs()) - len(body.expandtabs().lstrip()) if quote else width - len(raw.expandtabs().strip())
    )
    hashes = re.match(r"(#{1,6})\s+", inner)
    rest = inner[hashes.end() :] if hashes else inner
    words = " ".join(_EMPHASIS.sub("", rest).split())
    if _LONE_BULLET.fullmatch(words):
        return Line(start, end, number, width, "text", depth, words=words, marker=Marker("bullet"))
    if not any(c.isalnum() for c in words):
        return Line(start, end, number, width, "mark", depth)
    marker = None if hashes else _marker(rest, words)
    return Line(
        start, end, number, width, "text", depth, indent, words, emphasis(rest), len(hashes[1]) if hashes else 0, marker
    )


def emphasis(text: str) -> str:
    """Give the marks that enclose the whole of a line, or ""."""
    text = _BULLET.sub("", text, count=1) if not text.startswith("*") or text.startswith("* ") else text
    text = re.sub(r"^(?:\d[\d.]*[.)]?|\(?[a-z]{1,3}[.)])\s+(?=\*)", "", text)
    match = re.fullmatch(r"(\*{1,3})(?=[^*\s]).*?(?<=[^*\s\\])\1[\s:.\\]*", text, re.DOTALL)
    return (
        match[1] if match and match[1] not in text[len(match[1]) : -len(match[1])].rstrip("*:. \\") else _pieces(text)
    )


def _pieces(text: str) -> str:
    """Tell a line that is bold piece by piece ("**Item 3** **Parking**")."""
    return "**" if text.startswith("**") and not re.sub(r"\*\*[^*]+\*\*|[\s:.\\*]", "", text) else ""


def _marker(rest: str, words: str) -> Marker | None:
    if _BULLET.match(rest):
        return Marker("bullet")
    text = words.replace("\\", "")
    if _CLOCK.match(text):
        return None
    if match := _LETTER.match(text):
        name = match["both"] or match["one"] or match["capital"]
        style = "(letter)" if match["both"] else "letter)"
        return Marker(style, _values(name))
    if not (match := _NUMBER.match(text)):
        return None
    if match["minute"]:
        return Marker("number/")
    number = match["number"]
    if match["open"] and not match["close"].startswith(")"):
        return None
    parts = number.split(".")
    closed = bool(match["close"]) or len(parts) > 1
    if not closed and not re.match(r"[A-Z“‘\"'(]", text[match.end() :]):
        return None
    style = f"number{len(parts)}{match['open'] or ''}{match['close'][:1]}"
    return Marker(style, (int(parts[-1]),), sure=closed)


def _values(name: str) -> tuple[int, ...]:
    lower = name.lower()
    values = [_ROMAN[lower]] if lower in _ROMAN else []
    if len(lower) == 1:
        values.append(ord(lower) - 96)
    return tuple(values) or (0,)


def initials(words: str) -> bool:
    """Tell the initials of an action column ("JB", "JB/MS") from other short words.

    >>> initials("JB / AHol"), initials("AOB"), initials("Noted")
    (True, False, False)
    """
    names = re.split(r"\s*[/&,+]\s*|\s+(?:and|to)\s+", words.strip(" .*"))
    return all(re.fullmatch(r"[A-Z]{2,3}[a-z]{0,2}", name) and name.lower() not in _not_initials() for name in names)


@cache
def _not_initials() -> frozenset[str]:
    return frozenset(load("reading")["lines"]["not_initials"])


@cache
def _labels() -> re.Pattern[str]:
    names = sorted(load("reading")["lines"]["labels"], key=len, reverse=True)
    return re.compile(rf"(?i:{'|'.join(map(re.escape, names))})\s*(?:[:–—]|-\s)|ACTIONS?\b(?=\s+[A-Z]{{2,}})")


@cache
def _open_ends() -> frozenset[str]:
    return frozenset(load("reading")["lines"]["open_ends"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("reading")["lines"]["abbreviations"])

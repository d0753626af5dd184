"""Read web pages: the text of the page, without the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from nlp_toolkit.read.characters import decode
from nlp_toolkit.read.composer import Composer, Part, styled
from nlp_toolkit.read.counting import counted
from nlp_toolkit.read.grid import Cell, table_parts
from nlp_toolkit.read.moderngov import CAPTION, tidy
from nlp_toolkit.read.site import page_of
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.read.text import remarks
from nlp_toolkit.records import Document, Outcome, Place

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend",
        "li", "main",
        "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
        "label", "option", "select", "button",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CONTROL = re.compile(  # what no tree can hold, as itself or by its number
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f][0-9a-f]{2}))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_DEEPEST = 250  # elements within elements


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read one web page.

    Raises:
        UnreadableError: If it holds no words.
    """
    markup, encoding = _decoded(source.data)
    tree = parse(markup)
    title = " ".join("".join(tree.xpath("//head/title[1]//text()")).split())
    url = _address(tree, markup)
    page = page_of(tree)
    tidy(page)
    composer = Composer(parts(page))
    if not any(c.isalnum() for c in composer.text):
        raise UnreadableError(
            "the page holds no words", "open it in a browser, see that its text is there, and save it again"
        )
    fields = (("title", title),) if title else ()
    notes = tuple(remarks(source, composer.text, encoding))
    yield source.document(composer.text, composer.blocks, fields=fields, url=url, remarks=notes)


def parse(markup: str) -> html.HtmlElement:
    """Make the tree of a page, as forgiving as a browser.

    Raises:
        UnreadableError: If there is nothing in it.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    markup = _CONTROL.sub("", markup.replace("\x0b", " ").replace("\x0c", " "))
    try:
        tree = html.document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("the page holds no words", "open it in a browser and save it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableError(
            "its parts lie deeper in each other than in any sound page",
            "open it in a browser, copy its words and save them as .txt",
        )
    return tree


def parts(page: html.HtmlElement) -> Iterator[Part]:
    """Give the parts of a page in the order they are read."""
    walker = _Walker()
    walker.walk(page)
    walker.flush()
    for number, part in enumerate(walker.parts, start=1):
        yield Part(part.text, part.layout, part.level, Place(paragraph=number), part.cells, part.margin)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """Read the bytes of a page as UTF-8, else as the page says, else as they look."""
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    if (match := _CHARSET.search(data[:4096])) and match[1].lower() not in (b"utf-8", b"utf8"):
        name = match[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name), None
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _address(tree: html.HtmlElement, markup: str) -> str | None:
    """Find the address a page was published at, where it says so."""
    if match := re.search(r"<!-- saved from url=\(\d+\)(\S+) -->", markup[:2000]):
        return match[1]
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in tree.xpath(path):
            if str(value).startswith("http"):
                return str(value)
    return None


class _Walker:
    """Go through a tree and gather its parts."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._words: list[str] = []
        self._bold: list[bool] = []
        self._level = 0  # of the heading we are in
        self._item: tuple[str, int] | None = None  # label and depth of the list item that has just begun
        self._depth = 0  # of lists
        self._caption = False

    def walk(self, element: html.HtmlElement, *, bold: bool = False, deep: int = 0) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if deep > _DEEPEST or tag in ("table", "dl"):
            self.flush()
            if deep <= _DEEPEST:
                self.parts.extend(table_parts(_rows(element) if tag == "table" else _pairs(element)))
            else:
                self._say(" ".join(element.itertext()), bold=False)
            return
        if tag == "br":
            self._words.append("\n")
        elif tag == "hr":
            self.flush()
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._block(element, tag, bold=bold, deep=deep)
        else:
            bold = bold or tag in ("b", "strong") or bool(_BOLD.search(element.get("style") or ""))
            self._inside(element, bold=bold, deep=deep)

    def _block(self, element: html.HtmlElement, tag: str, *, bold: bool, deep: int) -> None:
        self.flush()
        outer = self._level, self._caption
        self._level = _HEADINGS.get(tag, self._level)
        self._caption = self._caption or CAPTION in (element.get("class") or "").split()
        if tag == "li":
            self._item = _label(element), max(self._depth, 1)
        self._depth += tag in ("ul", "ol", "menu")
        self._inside(element, bold=bold or bool(_BOLD.search(element.get("style") or "")), deep=deep)
        self.flush()
        self._depth -= tag in ("ul", "ol", "menu")
        self._level, self._caption = outer
        if tag == "li":
            self._item = None

    def _inside(self, element: html.HtmlElement, *, bold: bool, deep: int) -> None:
        pre = element.tag == "pre"
        self._say(element.text, bold=bold, pre=pre)
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child, bold=bold, deep=deep + 1)
            self._say(child.tail, bold=bold, pre=pre)

    def _say(self, text: str | None, *, bold: bool, pre: bool = False) -> None:
        if not text:
            return
        self._words.append(text if pre else re.sub(r"[ \t\r\n\f]+", " ", text))
        if text.strip():
            self._bold.append(bold)

    def flush(self) -> None:
        """Close the part that was being gathered."""
        text = re.sub(r" ?\n ?", "\n", "".join(self._words))
        bold = bool(self._bold) and all(self._bold)
        self._words, self._bold = [], []
        if not text.strip():
            return
        if self._caption:
            self.parts.append(Part(text, "furniture"))
            return
        made = list(styled(text, Place(), bold=bold, level=self._level))
        if self._item:
            label, depth = self._item
            made[0] = Part(f"{label} {made[0].text}", "list_item", depth)
            self._item = None
        self.parts.extend(made)


def _label(item: html.HtmlElement) -> str:
    """Give the bullet or number that a browser shows before a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    items = [child for child in parent if child.tag == "li"]
    number = _whole(parent.get("start"), 1)
    for other in items:
        number = _whole(other.get("value"), number)
        if other is item:
            break
        number += 1
    return counted(number, _STYLES.get(parent.get("type") or _list_style(parent), "decimal")) + "."


_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"} | {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip


def _list_style(element: html.HtmlElement) -> str:
    match = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", element.get("style") or "")
    return match[1] if match else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise


def _rows(table: html.HtmlElement) -> list[list[Cell]]:
    """Give the cells of a table, row by row; a cell that spans columns is followed by empty ones."""
    rows = []
    for row in table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr | ./caption"):
        if row.tag == "caption":
            rows.append([_cell(row)])
            continue
        cells: list[Cell] = []
        for cell in row.xpath("./td | ./th"):
            cells.append(_cell(cell))
            cells += [()] * min(_whole(cell.get("colspan"), 1) - 1, 40)
        rows.append(cells)
    return rows


def _pairs(terms: html.HtmlElement) -> list[list[Cell]]:
    """Give the names and values of a list of such, a row each."""
    rows: list[list[Cell]] = []
    for element in terms.iter("dt", "dd"):
        if element.tag == "dt" or not rows:
            rows.append([_cell(element)])
        else:
            rows[-1].append(_cell(element))
    return rows


def _cell(element: html.HtmlElement) -> Cell:
    walker = _Walker()
    walker._inside(element, bold=False, deep=0)
    walker.flush()
    return tuple(walker.parts)

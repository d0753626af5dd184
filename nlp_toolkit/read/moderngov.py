"""Tidy the pages of ModernGov, on which most councils publish: agenda items and whole meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from nlp_toolkit.terms import load

CAPTION = "nlp-caption"
"""Class given to captions that belong to the page's form and not to its text ("Minutes:")."""

_FILE_SIZE = re.compile(r"\s*,?\s*(?:PDF|DOCX?|XLSX?|PPTX?|ZIP|RTF)\s+[\d.,]+\s*[KMG]B\s*$", re.IGNORECASE)
_FILE = re.compile(r"(?:\.(?:pdf|docx?|xlsx?|pptx?|zip|rtf)|documents/[^?]*)$", re.IGNORECASE)
_SUPPORTING = re.compile(
    r"(?:supporting|additional|background)?\s*(?:documents|dogfennau ategol|dogfennau)\s*:?", re.IGNORECASE
)
_VIEW = re.compile(r"(?:view the|gweld y)\b.{0,80}\bitem\b.{0,20}", re.IGNORECASE | re.DOTALL)


def tidy(page: html.HtmlElement) -> None:
    """Cut links to files, and decisions that the minutes below them repeat; mark captions.

    A page that is not ModernGov's has nothing of the kind and stays as it is.
    """
    if not page.xpath(".//*[starts-with(@class, 'mg') or contains(@class, ' mg')]"):
        return
    _cut_files(page)
    _cut_decisions(page)
    for title in page.xpath(".//p[contains(concat(' ', @class, ' '), ' mgAiTitleTxt ')]"):
        if not title.xpath("ancestor::td[contains(@class, 'mgItemNumberCell')]"):
            title.tag = "h3"
    captions = set(load("reading")["web"]["captions"])
    for element in page.iter("h1", "h2", "h3", "h4", "p", "div"):
        if _text(element).lower() in captions and "mg" in (element.get("class") or ""):
            element.set("class", f"{element.get('class')} {CAPTION}")


def _cut_files(page: html.HtmlElement) -> None:
    """Cut lists of files to download, and the size that stands behind a linked title."""
    for item in list(page.iter("li", "p", "div")):
        links = item.findall(".//a")
        text = _text(item)
        linked = " ".join(_text(link) for link in links)
        if "mgAiTitleTxt" in (item.get("class") or "") or not text:
            continue
        if (
            (links and all(_FILE.search(link.get("href") or "") for link in links) and _bare(text) == _bare(linked))
            or _VIEW.fullmatch(text)
            or (_SUPPORTING.fullmatch(text) and item.tag != "div")
        ):
            item.drop_tree()
    for element in page.iter():
        if isinstance(element.tag, str):
            element.text = _FILE_SIZE.sub("", element.text) if element.text else element.text
            element.tail = _FILE_SIZE.sub(" ", element.tail) if element.tail else element.tail


def _cut_decisions(page: html.HtmlElement) -> None:
    """Cut the block "Decision:" where the block "Minutes:" that follows has the same words."""
    words = load("reading")["web"]
    for caption in list(page.iter("p", "h2", "h3", "h4", "div")):
        if _text(caption).lower() not in words["decisions"] or caption.getparent() is None:
            continue
        block = list(_until(caption, {*words["decisions"], *words["minutes"]}))
        following = block[-1].getnext() if block else caption.getnext()
        if following is None or _text(following).lower() not in words["minutes"]:
            continue
        minutes = _letters(" ".join(_text(element) for element in _until(following, set(words["decisions"]))))
        clauses = [_letters(clause) for element in block for clause in _clauses(element)]
        if any(clauses) and all(clause in minutes for clause in clauses):
            for element in [caption, *block]:
                element.drop_tree()


def _until(caption: html.HtmlElement, ends: set[str]) -> Iterator[html.HtmlElement]:
    """Give the elements that follow a caption, up to the next caption."""
    for element in caption.itersiblings():
        if _text(element).lower() in ends or "mgAiTitleTxt" in (element.get("class") or ""):
            return
        yield element


def _clauses(element: html.HtmlElement) -> list[str]:
    """Give the texts of the paragraphs within an element."""
    inner = [_text(part) for part in element.iter("p", "li", "td")]
    return [text for text in inner if text] or [_text(element)]


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _bare(text: str) -> str:
    return _letters(re.sub(r"\bitem\s+\d+\b|\b(?:PDF|DOCX?|XLSX?)\b|[\d.,]+\s*[KMG]B", "", text, flags=re.IGNORECASE))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

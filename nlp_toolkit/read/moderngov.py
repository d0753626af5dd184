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
    words = load("reading")["web"]
    for element in page.iter("h1", "h2", "h3", "h4", "h5", "p"):
        text = _text(element).lower()
        if text in words["decisions"]:
            element.tag = "p"
        elif text in words["captions"] and (element.tag != "p" or "mg" in (element.get("class") or "")):
            element.set("class", f"{element.get('class') or ''} {CAPTION}")


def _cut_files(page: html.HtmlElement) -> None:
    """Cut lists of files to download, heads of columns, and the size that stands behind a linked title."""
    for row in page.xpath(".//table[contains(@class, 'mgItemTable')]/descendant::tr[1][th and not(td)]"):
        row.drop_tree()
    for item in list(page.iter("li", "p", "div")):
        links = item.findall(".//a")
        text = _text(item)
        if not text or "mgAiTitleTxt" in (item.get("class") or ""):
            continue
        linked = " ".join(_text(link) for link in links)
        files = links and all(_is_file(link) for link in links) and _bare(text) == _bare(linked)
        if files or _VIEW.fullmatch(text):
            item.drop_tree()
    for element in page.iter():
        if isinstance(element.tag, str):
            if element.text and _FILE_SIZE.search(element.text):
                element.text = _FILE_SIZE.sub("", element.text)
            if element.tail and _FILE_SIZE.search(element.tail):
                element.tail = _FILE_SIZE.sub(" ", element.tail)


def _is_file(link: html.HtmlElement) -> bool:
    """Tell a link to a document by its address or by the size it gives."""
    return bool(_FILE.search(link.get("href") or "") or _FILE_SIZE.search(_text(link)))


def _cut_decisions(page: html.HtmlElement) -> None:
    """Cut the block "Decision:" where the block "Minutes:" that follows has the same words."""
    words = load("reading")["web"]
    for caption in list(page.iter("p", "h2", "h3", "h4", "h5")):
        if _text(caption).lower() not in words["decisions"] or caption.getparent() is None:
            continue
        block = [caption, *_until(caption, {*words["decisions"], *words["minutes"]})]
        following = block[-1].getnext()
        parent = caption.getparent()
        if following is None and len(block) == len(parent) and parent.tag == "div":
            block, following = [parent], parent.getnext()
        if following is None or not _text(following).lower().startswith(tuple(words["minutes"])):
            continue
        minutes = _letters(" ".join(map(_text, [following, *_until(following, set(words["decisions"]))])))
        clauses = [_letters(clause) for element in block for clause in _clauses(element) if element is not caption]
        clauses = [clause for clause in clauses if clause not in map(_letters, words["decisions"])]
        if any(clauses) and all(clause in minutes for clause in clauses):
            for element in block:
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

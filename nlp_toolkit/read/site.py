"""Find the page in the site: cut away menus, banners, hidden text and everything that is not read."""

from __future__ import annotations

import re
from functools import cache

from lxml import html

from nlp_toolkit.terms import load

_NEVER = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio", "canvas", "head", "nav",
    "input", "select", "textarea", "button", "map", "dialog",
)  # fmt: skip
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog"}
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def page_of(tree: html.HtmlElement) -> html.HtmlElement:
    """Give the element that holds the page, with what belongs to the site taken out of it.

    What is taken out: scripts and forms' fields, menus, banners, footers, cookie notices, and what a browser hides.
    If that would leave less than a tenth of the words, only what no reader sees is taken out.
    """
    body = tree.find("body")
    page = tree if body is None else body
    for element in list(page.iter(*_NEVER)):
        _drop(element)
    for element in list(page.iter()):
        if isinstance(element.tag, str) and element is not page and _hidden(element):
            _drop(element)
    everything = _words(page)
    doomed = {e for e in page.iter() if isinstance(e.tag, str) and e is not page and _of_site(e)}
    lost = sum(_words(e) for e in doomed if doomed.isdisjoint(e.iterancestors()))
    if everything and everything - lost >= 0.1 * everything:
        for element in doomed:
            _drop(element)
    return _main(page)


def _main(page: html.HtmlElement) -> html.HtmlElement:
    """Give the main element, if nearly all of the page's words are in it."""
    for path in (
        "//*[@id='mgContent']",
        "//*[contains(concat(' ', @class, ' '), ' mgContent ')]",
        "//main",
        "//*[@role='main']",
    ):
        found = page.xpath("." + path)
        if len(found) == 1 and _words(found[0]) >= 0.5 * _words(page):
            return found[0]
    return page


def _hidden(element: html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
        or bool(_hidden_words() & set((element.get("class") or "").lower().split()))
    )


def _of_site(element: html.HtmlElement) -> bool:
    if (element.get("role") or "") in _ROLES:
        return True
    if element.tag in ("header", "footer"):
        return not any(outer.tag in ("main", "article", "section") for outer in element.iterancestors())
    if element.tag in ("body", "main", "article", "table", "td", "tr", "tbody"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return bool(_site_words() & (set(re.split(r"[\s_-]+", names)) | set(names.split())))


def _drop(element: html.HtmlElement) -> None:
    """Take an element out and leave what follows it in its place, never gluing two words."""
    if element.getparent() is not None:
        element.tail = " " + (element.tail or "")
        element.drop_tree()


def _words(element: html.HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


@cache
def _site_words() -> frozenset[str]:
    return frozenset(load("reading")["web"]["site_words"])


@cache
def _hidden_words() -> frozenset[str]:
    return frozenset(load("reading")["web"]["hidden_words"])

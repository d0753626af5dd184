"""Words of minutes as they are printed: without the marks of a Markdown file or an e-mail around them."""

from __future__ import annotations

import re

from nlp_toolkit.report.wording import one_line

_QUOTED = re.compile(r"(?:^|\n)[ \t]*(?:>[ \t]?)+")
_HASHES = re.compile(r"(?:^|\n)[ \t]*#{1,6}\s")
_EMPHASIS = re.compile(r"\*{2,3}|_{2,3}|(?<![\w*])[*_](?=\w)|(?<=[\w.,;:!?)])[*_](?![\w*])")
_ESCAPED = re.compile(r"\\(?=[*_#\[\]()>.\-])")


def printed(words: str) -> str:
    r"""Lay words of minutes out on one line, without mark-up.

    >>> printed("**RESOLVED** that the Clerk\n> write to *County Highways*")
    'RESOLVED that the Clerk write to County Highways'
    """
    plain = _ESCAPED.sub("", _HASHES.sub(" ", _QUOTED.sub(" ", words)))
    return one_line(_EMPHASIS.sub("", plain))

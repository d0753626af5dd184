"""Makers of the generated sample files, one module a format."""

from collections.abc import Callable

from makers import mail, page, pdf, word
from makers.source import Source

MAKERS: dict[str, Callable[[Source], bytes]] = {"docx": word.make, "html": page.make, "pdf": pdf.make}
MAKERS["eml"] = lambda source: mail.make(source, MAKERS)

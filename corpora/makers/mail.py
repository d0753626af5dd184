"""Make an e-mail from a source: plain, with attachments, or as a telephone's web-page-only mail."""

from __future__ import annotations

import email.policy
import email.utils
import mimetypes
from collections.abc import Callable
from email.message import EmailMessage

from markupsafe import escape

from makers.source import Source, read


def make(source: Source, makers: dict[str, Callable[[Source], bytes]]) -> bytes:
    """Make the e-mail of a source; its attachments are made from sources in the folder beside it."""
    head = source.head
    message = EmailMessage(policy=email.policy.SMTP)
    for name in ("From", "To", "Cc", "Subject"):
        if name.lower() in head:
            message[name] = head[name.lower()]
    message["Date"] = email.utils.format_datetime(head["sent"])
    message["Message-ID"] = f"<{source.path.stem}.{head['sent']:%Y%m%d%H%M}@mail.example>"
    if head.get("html", False):
        message.set_content(_page(source.body), subtype="html", cte="quoted-printable")
    else:
        message.set_content(source.body + "\n", cte="quoted-printable")
    for name in head.get("attachments", []):
        part = read(source.path.parent / "attachments" / f"{name}.md")
        suffix = part.head["format"]
        main, _, sub = (mimetypes.guess_type(f"a.{suffix}")[0] or "application/octet-stream").partition("/")
        message.add_attachment(makers[suffix](part), maintype=main, subtype=sub, filename=part.head["filename"])
        message.set_boundary(f"=_{source.path.stem}_")
    return message.as_bytes()


def _page(body: str) -> str:
    """Write a text as the mail programs of telephones do."""
    paragraphs = (str(escape(text)).replace("\n", "<br>") for text in body.split("\n\n"))
    inner = "".join(f'<div dir="auto">{text}</div><div dir="auto"><br></div>' for text in paragraphs)
    return f"<html><head><style>div {{ font-family: sans-serif }}</style></head><body>{inner}</body></html>\n"

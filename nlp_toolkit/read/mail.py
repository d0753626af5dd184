"""Read e-mails: the message, and each attachment as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

from nlp_toolkit.read.characters import decode
from nlp_toolkit.read.composer import Composer
from nlp_toolkit.read.contents import kind_of
from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.read.text import remarks
from nlp_toolkit.records import Block, Document, Outcome, Problem
from nlp_toolkit.terms import load

_DEEPEST = 3  # messages within messages
_TOKEN = 20  # letters; a plain body shorter than this stands in for the one in HTML
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read one message and what is attached to it.

    The text is the body, quoted replies and all; sender, addressees, day and subject are fields.

    Raises:
        UnreadableError: If it holds neither words nor attachments.
    """
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(source.data)
    bodies, attached, pictures = _sorted(message)
    text, blocks, notes = _body(source, bodies)
    if pictures:
        some = "a picture" if pictures == 1 else f"{pictures} pictures"
        notes.append(source.problem(f"{some} in the message may hold text that was not read", "look at it there"))
    fields = tuple(_fields(message))
    if any(c.isalnum() for c in text):
        yield source.document(text, blocks, fields=fields, remarks=tuple(notes))
    elif not attached:
        raise UnreadableError("the message holds no words", "check that it is the right file and save it again")
    for number, part in enumerate(attached, start=1):
        yield from _attachment(source, number, part, fields)


def _sorted(message: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage], int]:
    """Sort the parts of a message: texts of its body, attachments, and how many pictures stand in the body."""
    bodies: list[EmailMessage] = []
    attached: list[EmailMessage] = []
    pictures = 0
    for part in _leaves(message):
        kind = part.get_content_type()
        named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
        if part.get_content_maintype() == "image" and (part.get("Content-ID") or not named):
            pictures += 1
        elif kind in ("text/plain", "text/html") and not named:
            bodies.append(part)
        elif kind not in ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"):
            attached.append(part)
    return bodies, attached, pictures


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """Give the parts that hold something; of alternatives the plain one, unless there is too little in it."""
    if part.get_content_type() == "multipart/alternative":
        choices = [choice for choice in part.iter_parts() if isinstance(choice, EmailMessage)]
        plain = [choice for choice in choices if choice.get_content_type() == "text/plain" and _enough(choice)]
        rich = [choice for choice in choices if choice.get_content_type() != "text/plain"]
        for choice in plain[:1] or rich[-1:] or choices[:1]:
            yield from _leaves(choice)
        chosen = plain[:1] or rich[-1:] or choices[:1]
        for other in choices:
            if other not in chosen and other.is_multipart():
                yield from (leaf for leaf in _leaves(other) if leaf.get_content_maintype() != "text")
    elif part.is_multipart() and part.get_content_type() != "message/rfc822":
        for inner in part.iter_parts():
            if isinstance(inner, EmailMessage):
                yield from _leaves(inner)
    else:
        yield part


def _enough(part: EmailMessage) -> bool:
    text = _text(part)
    return sum(c.isalpha() for c in text) >= _TOKEN and "<html" not in text[:500].lower()


def _body(source: Source, bodies: list[EmailMessage]) -> tuple[str, tuple[Block, ...], list[Problem]]:
    """Put the texts of the body together."""
    from nlp_toolkit.read import html
    from nlp_toolkit.read.site import page_of

    notes: list[Problem] = []
    if bodies and all(part.get_content_type() == "text/plain" for part in bodies):
        text = "\n\n".join(_text(part).replace("\r\n", "\n").replace("\r", "\n").strip("\n") for part in bodies)
        notes += remarks(source, text, None)
        return text, paragraphs(text), notes
    composer = Composer()
    for part in bodies:
        markup = _text(part)
        if part.get_content_type() == "text/plain":
            markup = f"<pre>{markup.replace('&', '&amp;').replace('<', '&lt;')}</pre>"
        if markup.strip():
            for piece in html.parts(page_of(html.parse(markup))):
                composer.add(piece)
    notes += remarks(source, composer.text, None)
    return composer.text, composer.blocks, notes


def _text(part: EmailMessage) -> str:
    """Give the characters of a part, whatever its header says of them."""
    data = _bytes(part)
    name = part.get_content_charset() or "utf-8"
    if name.lower() in ("us-ascii", "ascii", "iso-8859-1", "latin-1", "utf-8", "unknown-8bit"):
        return decode(data)[0] if data else ""
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return decode(data)[0]


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else inner
        return bytes(message) if isinstance(message, EmailMessage) else str(message).encode()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachment(
    source: Source, number: int, part: EmailMessage, fields: tuple[tuple[str, str], ...]
) -> Iterator[Outcome[Document]]:
    """Read one attachment; it is called by its number, for its name may be a child's."""
    from nlp_toolkit.read.files import read_source

    data = _bytes(part)
    suffix = PurePosixPath((part.get_filename() or "").replace("\\", "/")).suffix.lower()
    suffix = suffix or _SUFFIXES.get(part.get_content_type(), "") or kind_of(data)
    shown = f"{source.shown}, attachment {number}" + (f" ({suffix})" if suffix else "")
    inner = Source(f"{source.id}#{number}", source.path, shown, suffix, data, source.columns, source.depth + 1)
    if inner.depth > _DEEPEST:
        yield Outcome(
            problem=inner.problem("it is a message within messages within messages", "save it as a file of its own")
        )
        return
    sent = tuple(field for field in fields if field[0] in ("from", "date"))
    for outcome in read_source(inner):
        if outcome.value is None:
            yield outcome
            continue
        own = {name for name, _ in outcome.value.fields}
        kept = tuple(field for field in sent if field[0] not in own)
        yield replace(outcome, value=replace(outcome.value, fields=(*outcome.value.fields, *kept)))


def _fields(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Give sender, addressees, day and subject, as far as they can be made out."""
    for name in load("reading")["mail"]["fields"]:
        try:
            value = " ".join(str(message.get(name) or "").split())
        except (MessageError, ValueError, TypeError, IndexError, AttributeError):
            value = ""  # the library stumbles over some broken headers
        if name == "date" and value:
            value = _day(value)
        if value:
            yield name, value


def _day(value: str) -> str:
    """Write a date as 2024-03-31, or leave it as it stands."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return value

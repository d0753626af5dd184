"""What a reader is given, and what it says when it cannot read."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp_toolkit.records import Block, Document, Outcome, Problem


class UnreadableError(Exception):
    """Say why a file cannot be read and what would help.

    Attributes:
        reason: A clause without a full stop ("it is protected with a password").
        remedy: A clause in the imperative ("save a copy without the password").
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Columns:
    """Name the columns of a table that hold the text, its number and its family; None where they are to be guessed."""

    text: str | None = None
    id: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the bytes of one file or attachment and what it is called.

    Attributes:
        id: Identifier its document will have.
        path: The file as given.
        shown: What problems and remarks call it; never the name of an attachment, which may be a child's.
        suffix: Ending that says its format, lower case, with the dot.
        data: The bytes.
        columns: Which columns to read, for tables.
        depth: How many messages it is enclosed in.
    """

    id: str
    path: str
    shown: str
    suffix: str
    data: bytes
    columns: Columns = field(default=Columns())
    depth: int = 0

    def problem(self, reason: str, remedy: str) -> Problem:
        """Make a problem or a remark that names this source."""
        return Problem(self.shown, reason, remedy)

    def document(
        self,
        text: str,
        blocks: tuple[Block, ...],
        *,
        number: str | None = None,
        fields: tuple[tuple[str, str], ...] = (),
        url: str | None = None,
        remarks: tuple[Problem, ...] = (),
    ) -> Outcome[Document]:
        """Make the document that was read, with a number after "#" where the source holds several."""
        name = self.id if number is None else f"{self.id}#{number}"
        document = Document(name, self.path, self.suffix.removeprefix("."), text, blocks, fields=fields, url=url)
        return Outcome(document, remarks=remarks)

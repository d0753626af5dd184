from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from nlp_toolkit.read import read

BODY = "Dear Panel,\n\nMy daughter has waited a year for her plan and nobody has rung us back.\n\nYours, a parent\n"


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "A Parent <parent@example.org>"
    mail["To"] = "panel@ashbyvale.example"
    mail["Subject"] = "Waiting"
    mail["Date"] = "Tue, 04 Mar 2031 09:30:00 +0000"
    for name, value in headers.items():
        del mail[name]
        mail[name] = value
    return mail


@pytest.fixture
def reread(tmp_path: Path, check_sound):
    def saving(mail: EmailMessage | bytes):
        path = tmp_path / "letter.eml"
        path.write_bytes(mail if isinstance(mail, bytes) else bytes(mail))
        outcomes = list(read(path))
        for outcome in outcomes:
            if outcome.value is not None:
                check_sound(outcome.value)
        return outcomes

    return saving


def test_body_and_fields(reread) -> None:
    mail = message()
    mail.set_content(BODY)
    (outcome,) = reread(mail)
    assert outcome.value.text.strip() == BODY.strip()
    assert outcome.value.fields == (
        ("from", "A Parent <parent@example.org>"),
        ("to", "panel@ashbyvale.example"),
        ("date", "2031-03-04"),
        ("subject", "Waiting"),
    )
    assert outcome.remarks == ()


def test_plain_is_preferred_to_html_unless_it_is_empty(reread) -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_alternative(f"<html><body><p>{BODY}</p><p>Only in HTML</p></body></html>", subtype="html")
    assert "Only in HTML" not in reread(mail)[0].value.text
    mail = message()
    mail.set_content("See HTML")
    mail.add_alternative("<html><body><p>It is <b>all</b> here.</p></body></html>", subtype="html")
    assert reread(mail)[0].value.text == "It is all here."


def test_quoted_replies_stay(reread) -> None:
    mail = message()
    mail.set_content(f"{BODY}\nOn Monday the service wrote:\n> We will ring you\n> next week.\n")
    assert "> We will ring you" in reread(mail)[0].value.text


def test_attachments_are_documents_and_their_names_are_not_told(reread) -> None:
    file = docx.Document()
    file.add_paragraph("The plan has no speech therapy in it.")
    data = io.BytesIO()
    file.save(data)
    inner = message(Subject="Earlier")
    inner.set_content("An earlier letter with words in it.")
    mail = message()
    mail.set_content(BODY)
    mail.add_attachment(data.getvalue(), maintype="application", subtype="octet-stream", filename="Rosie Plan.docx")
    mail.add_attachment(b"%PDF-1.4 torn", maintype="application", subtype="pdf", filename="Rosie scan.pdf")
    mail.add_attachment(inner)
    outcomes = reread(mail)
    assert [outcome.value.id if outcome.value else str(outcome.problem) for outcome in outcomes] == [
        "letter",
        "letter#1",
        "letter.eml, attachment 2 (.pdf): the file is damaged; open it and save or print it to a new PDF.",
        "letter#3",
    ]
    assert outcomes[1].value.format == "docx"
    assert ("date", "2031-03-04") in outcomes[1].value.fields
    assert "Rosie" not in "".join(str(outcome.problem) for outcome in outcomes)


def test_encodings_and_broken_headers(reread) -> None:
    raw = (
        b"From: =?utf-8?q?Si=C3=A2n?= <s@example.org\r\nTo: \r\nDate: yesterday\r\nSubject: =?broken?x\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nSi=E2n=92s daughter waited.=\r\n Again.\r\n"
    )
    (outcome,) = reread(raw)
    assert outcome.value.text.strip() == "Siân’s daughter waited. Again."
    assert dict(outcome.value.fields)["date"] == "yesterday"


def test_pictures_are_remarked(reread) -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_alternative("<p>x</p>", subtype="html")
    mail.get_payload()[1].add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a>")
    outcomes = reread(mail)
    assert [len(outcome.remarks) for outcome in outcomes] == [1]
    assert "picture" in outcomes[0].remarks[0].reason


def test_nothing_in_it_is_a_problem(reread) -> None:
    mail = message()
    mail.set_content("\n")
    assert reread(mail)[0].problem.reason == "the message holds no words"

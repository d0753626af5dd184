"""What the public said is taken out of minutes; what it was answered is not."""

import datetime as dt

from nlp_toolkit.concerns.passages import public_participation
from nlp_toolkit.records import Document, Item, Meeting, Paragraph, Reading

SAID = "A parent said that her son had waited fifty weeks for a plan."
ANSWER = "The Chair thanked her and replied that officers would write."
OTHER = "The report on budgets was noted."


def reading(*paragraphs):
    text = "\n".join(words for words, _, _ in paragraphs)
    found = tuple(
        Paragraph(text.index(words), text.index(words) + len(words), role, item) for words, role, item in paragraphs
    )
    items = (Item("3", "Public participation", 0, 0), Item("4", "Budget", 0, 0))
    meeting = Meeting("minutes", date=dt.date(2024, 3, 12), items=items, paragraphs=found)
    return Reading(Document("minutes", "minutes.txt", "txt", text, ()), meeting)


def test_only_the_public_is_heard():
    found = public_participation(reading((SAID, "prose", 0), (ANSWER, "prose", 0), (OTHER, "prose", 1)))
    assert [one.text for one in found] == [SAID]
    assert found[0].kind == "statement"
    assert dict(found[0].fields)["date"] == "2024-03-12"


def test_nobody_spoke():
    assert public_participation(reading(("There were no public questions.", "prose", 0))) == ()

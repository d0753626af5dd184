"""Texts that name nobody come out as they went in, whatever stands around the words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_toolkit.concerns.pseudonymise import pseudonymise
from nlp_toolkit.records import Document

TEXTS = {
    "policy": """Transport to school: our policy

Children are entitled to free transport where they live beyond the statutory walking distance,
or cannot walk to school because of their special educational needs. Applications are decided by
the team within twenty working days. Parents may appeal in two stages. Passenger assistants are
trained in first aid, and drivers hold an enhanced check.""",
    "minutes": """RESOLVED: That the report be noted and that officers bring back a further paper on waiting times
for assessment.

The Committee asked how many families were waiting. The Director undertook to supply the
figures. Members thanked staff for their work and noted that the service was under pressure. The
Chair closed the meeting.""",
    "complaint": """We have been waiting for over a year and nobody tells us anything. I hope this will change.
Every time I call I am told to wait. Periods of grace are no use to a child who cannot read. May
I ask, once more, what the plan is? It has been a rock and a hard place. Mark my words, this is
not the best chance our children deserve!""",
    "lower": """i just want someone to ring me back. its been months and the school says its the council and the
council says its the school. he cant cope and i cant work. please can you sort it out before
summer""",
    "survey": """Satisfaction with the service: low.
What went well? Quiet room, kind staff, good communication.
What could be better? Faster replies. Put it in writing. Listen to us. Stop passing the buck.""",
    "guidance": """Section F of the plan must set out the provision needed. Provision must be detailed and
specific, and should normally be quantified, for example in terms of the type, hours and
frequency of support. Quality assurance is a standing item. Where a plan names a school, the
school must admit the child.""",
    "statement": """The council takes the welfare of every child seriously. We accept that our communication fell
short. Staffing has been difficult, as it has been across the country, and demand for
assessments has risen. An action plan is in place.""",
    "thanks": """Thank you so much to everyone involved. Lovely people, patient and kind. The art therapy was a
joy and the summer holiday club was brilliant. Long may it last.""",
    "shouted": """WHY DOES NOBODY ANSWER THE PHONE? I HAVE ASKED FOR HELP SO MANY TIMES. MY CHILD IS STILL AT HOME
AND I AM AT THE END OF MY TETHER. PLEASE READ THIS PROPERLY AND REPLY.""",
    "agenda": """1. Apologies for absence
2. Declarations of interest
3. Minutes of the last meeting
4. Education, health and care plans: timeliness
5. Home to school transport
6. Work programme
7. Any other business""",
}
WORDS = re.findall(
    r"\w+",
    """the a we our children parents school plan meeting report support service council review help waiting
assessment need provision officer team letter phone time week month year and but because when if not
is was are has have had will would can cannot asked told given taken made in on at of for with to
from about after before still again every more less transport therapy speech language autism anxiety
reading writing progress budget delay reply answer complaint""",
)


def made(text: str) -> str:
    """Make one text safe."""
    (safe,), _ = pseudonymise([Document("one", "one.txt", "txt", text, ())])
    return safe.text


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_names_nobody_is_left_alone(name):
    assert made(TEXTS[name]) == TEXTS[name]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=14), min_size=1, max_size=4))
def test_ordinary_words_in_any_order_are_left_alone(sentences):
    text = " ".join(" ".join(words).capitalize() + "." for words in sentences)
    assert made(text) == text

"""Taxonomies are read from the package and from files; what is wrong with one is said in a sentence."""

import pytest

from nlp_toolkit.concerns.themes import read_taxonomy, shipped

CODES = [
    "delay",
    "no_response",
    "assessment_refused",
    "vague_plan",
    "provision_missing",
    "no_place",
    "exclusion_attitude",
    "tribunal",
    "transport",
    "staff_turnover",
    "child_wellbeing",
    "therapies_health",
    "annual_review",
    "trust_accountability",
    "post16",
    "family_impact",
    "praise",
    "other",
]
TOML = """
[[themes]]
code = "parking"
name = "Parking"
definition = "Nowhere to park, or at a price."
examples = ["There is nowhere to park."]
cues = ['\\bpark\\w*']

[[themes]]
code = "food"
name = "Food"
definition = "Meals and drinks."
examples = ["The soup was cold."]
near.parking = ["The café car park is full."]
"""


def test_the_shipped_taxonomy_has_its_codes_and_examples():
    taxonomy = shipped("ehcp")
    assert list(taxonomy.codes) == CODES
    assert all(len(theme.examples) >= 12 and theme.definition for theme in taxonomy.themes)


def test_no_sentence_is_taught_under_two_themes():
    taxonomy = shipped("ehcp")
    said = [(text.casefold(), theme.code) for theme in taxonomy.themes for text in theme.examples]
    said += [(text.casefold(), code) for text, code in taxonomy.more]
    themes = {}
    for text, code in said:
        assert themes.setdefault(text, code) == code


def test_a_taxonomy_is_read_from_toml(tmp_path):
    path = tmp_path / "café.toml"
    path.write_text(TOML, encoding="utf-8")
    taxonomy = read_taxonomy(path).value
    assert taxonomy.name == "café"
    assert taxonomy.codes == ("parking", "food")
    assert taxonomy.more == (("The café car park is full.", "parking"),)
    assert taxonomy.cues["parking"][0].search("Parking is dear")


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_taxonomy_is_read_from_a_table(tmp_path, mark):
    path = tmp_path / "themes.csv"
    rows = [
        ("Code", "Name", "Definition", "Examples"),
        ("parking", "Parking", "Nowhere to park", "No space.|Too dear."),
        ("food", "Food", "Meals", "Cold soup."),
        ("food", "", "", "Stale bread."),
    ]
    path.write_text("\r\n".join(mark.join(row) for row in rows), encoding="utf-8-sig")
    taxonomy = read_taxonomy(path).value
    assert [(theme.code, theme.examples) for theme in taxonomy.themes] == [
        ("parking", ("No space.", "Too dear.")),
        ("food", ("Cold soup.", "Stale bread.")),
    ]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("t.toml", "", "it names no theme"),
        ("t.toml", "x = [", "it is not valid TOML"),
        ("t.toml", '[[themes]]\ncode = "No Reply"\n', "theme 1 has the code 'No Reply'"),
        ("t.toml", '[[themes]]\ncode = "a"\nname = "A"\n', "theme 'a' has no definition"),
        ("t.toml", '[[themes]]\ncode = "a"\nexample = ["x"]\n', "theme 'a' has 'example'"),
        (
            "t.toml",
            '[[themes]]\ncode = "a"\nname = "A"\ndefinition = "d"\ncues = ["("]\n',
            "a cue is no regular expression",
        ),
        (
            "t.toml",
            TOML.replace('"food"', '"parking"').replace("near.parking", "near.x"),
            "the code 'parking' stands twice",
        ),
        ("t.toml", TOML.replace("near.parking", "near.cars"), "is near 'cars', which is no theme"),
        ("t.csv", "code,name\na,A\n", "it has no column 'definition'"),
        ("t.csv", "", "it has no column 'code'"),
        ("t.xlsx", "", "a taxonomy is not read from this kind of file"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(tmp_path, name, text, says):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    outcome = read_taxonomy(path)
    assert outcome.value is None
    assert outcome.problem.source == name
    assert says in outcome.problem.reason
    assert outcome.problem.remedy


def test_a_file_that_is_missing_is_named():
    assert "there is no such file" in str(read_taxonomy("nowhere.toml").problem)

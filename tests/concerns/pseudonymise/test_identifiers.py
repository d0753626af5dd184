"""Every pattern of identifiers.toml finds its `matches` and leaves its `misses`."""

import pytest

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.identifiers import forms, identifiers

ENTRIES = list(zip(terms.load("identifiers")["entry"], forms(), strict=True))


@pytest.mark.parametrize(("text", "form"), [(m, form) for entry, form in ENTRIES for m in entry["matches"]])
def test_finds(text, form):
    assert form[2].search(text)


@pytest.mark.parametrize(("text", "form"), [(m, form) for entry, form in ENTRIES for m in entry["misses"]])
def test_leaves(text, form):
    assert not form[2].search(text)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ring 07700 900417 at night.", "phone", "07700 900417"),
        ("We moved to NG9 4ZZ.", "postcode", "NG9 4ZZ"),
        ("we moved to ng94zz.", "postcode", "ng94zz"),
        ("NHS no: 943 476 5919", "nhs_number", "943 476 5919"),
        ("Our ref: SEN/NM/20417", "reference", "SEN/NM/20417"),
        ("He was born on 2 April 2013.", "date_of_birth", "2 April 2013"),
        ("My 7-year-old cannot read.", "age", "7"),
        ("Write to kit.t@example.org please.", "email", "kit.t@example.org"),
    ],
)
def test_takes_the_identifier_and_no_more(text, kind, words):
    assert (kind, words) in [(one.type, text[one.start : one.end]) for one in identifiers(text)]

"""Every pattern of homes.toml finds its `matches` and leaves its `misses`."""

import pytest

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.concerns.pseudonymise.homes import homes

ENTRIES = terms.load("homes")["entry"]


@pytest.mark.parametrize(("text", "reason"), [(m, entry["reason"]) for entry in ENTRIES for m in entry["matches"]])
def test_finds(text, reason):
    assert reason in {one.reason for one in homes(text)}


@pytest.mark.parametrize(("text", "reason"), [(m, entry["reason"]) for entry in ENTRIES for m in entry["misses"]])
def test_leaves(text, reason):
    assert reason not in {one.reason for one in homes(text)}


@pytest.mark.parametrize("end", [".", ", first floor (green door).", ", top bell"])
def test_takes_the_door_with_the_address(end):
    text = f"We live at 4 Pike Tce{end}"
    hidden = {at for one in detect(text) for at in range(one.start, one.end)}
    assert all(at in hidden for at, c in enumerate(text) if at >= 11 and c.isalnum())

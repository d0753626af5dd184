"""The way back lies apart, encrypted, and opens with its passphrase alone."""

import stat

import pytest

from nlp_toolkit.concerns.pseudonymise import KeyFileError, pseudonymise, read_key, restore, write_key
from nlp_toolkit.records import Document

TEXT = "My son Idris Boateng, born 2 April 2013, waits. Idris is 11. Ring 07700 900417."


@pytest.fixture
def made():
    (one,), key = pseudonymise([Document("a", "boateng.txt", "txt", TEXT, ())])
    return one, key


def test_round_trip(made, tmp_path):
    one, key = made
    path = tmp_path / "keys" / "letters.key"
    path.parent.mkdir()
    write_key(key, path, "correct horse", apart_from=(tmp_path / "out",))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"Idris" not in path.read_bytes()
    assert restore(one.text, read_key(path, "correct horse")) == TEXT


def test_wrong_passphrase(made, tmp_path):
    path = tmp_path / "letters.key"
    write_key(made[1], path, "correct horse", apart_from=())
    with pytest.raises(KeyFileError, match="passphrase does not open"):
        read_key(path, "battery staple")


@pytest.mark.parametrize("place", ["out/letters.key", "out/deep/letters.key", "out/../out/letters.key"])
def test_refused_beside_the_letters(made, tmp_path, place):
    with pytest.raises(KeyFileError, match="outside"):
        write_key(made[1], tmp_path / place, "correct horse", apart_from=(tmp_path / "out",))
    assert not (tmp_path / "out").exists()


def test_refused_through_a_link(made, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "safe-looking").symlink_to(tmp_path / "out")
    with pytest.raises(KeyFileError, match="outside"):
        write_key(made[1], tmp_path / "safe-looking" / "k", "correct horse", apart_from=(tmp_path / "out",))


def test_short_passphrase(made, tmp_path):
    with pytest.raises(KeyFileError, match="longer"):
        write_key(made[1], tmp_path / "k", "short", apart_from=())


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"salt": "zz", "token": "", "n": 1}'])
def test_no_key_file(tmp_path, content):
    path = tmp_path / "k"
    path.write_text(content)
    with pytest.raises(KeyFileError, match="give the file"):
        read_key(path, "correct horse")


def test_a_quote_is_restored_by_its_stand_ins(made):
    one, key = made
    assert "[CHILD 1]" in one.text
    assert restore("They wrote of [CHILD 1] and [CHILD 12].", key) == "They wrote of Idris Boateng and [CHILD 12]."


def test_a_key_shows_nothing(made):
    assert repr(made[1]) == "Key(1 letters)"

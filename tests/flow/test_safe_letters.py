"""What was made safe once is never taken for a letter."""

from nlp_toolkit.flow import pseudonymise


def test_safe_letters_among_the_letters_are_passed_over(tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "first.txt").write_text("Dear Sir,\n\nMy son Idris waits.\n\nYours,\nNerys Pugh", encoding="utf-8")
    assert len(pseudonymise([letters], out=letters / "safe").letters) == 1
    again = pseudonymise([letters], out=tmp_path / "elsewhere")
    assert len(again.letters) == 1
    assert "Idris" not in again.letters[0].text


def test_details_that_may_point_to_one_family_are_warned_of(tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    rare = "My son Idris is 7 and has epilepsy. We are travellers."
    (letters / "first.txt").write_text(rare, encoding="utf-8")
    (letters / "second.txt").write_text("Nobody answers the telephone.", encoding="utf-8")
    (warned,) = pseudonymise([letters], out=tmp_path / "safe").singled_out
    assert warned.startswith("letter-001: only one family")
    assert "epilepsy" in warned
    assert "Idris" not in warned

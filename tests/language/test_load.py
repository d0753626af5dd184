"""Loading: light to import, quick to repeat, plain about what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from nlp_toolkit import language

PIPES = ["minutes_sentences", "minutes_encoder", "minutes_tagger", "minutes_parser", "minutes_names"]


def test_importing_does_not_load_spacy() -> None:
    code = "import sys, nlp_toolkit.language; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_shipped_pipeline_has_its_pipes_and_is_loaded_once() -> None:
    assert language.load().pipe_names == PIPES

    first, second = language.load(), language.load()
    assert first.get_pipe("minutes_encoder") is second.get_pipe("minutes_encoder")
    first.add_pipe("commitments")
    assert second.pipe_names == language.load().pipe_names == PIPES


def test_pipes_can_be_left_off() -> None:
    nlp = language.load(disable=["minutes_names"])
    assert nlp.pipe_names == PIPES[:-1]
    assert nlp("Cllr Vane lives in Ashmere.").ents == ()


def test_a_missing_pipeline_is_a_plain_error() -> None:
    with pytest.raises(ValueError, match=r"en_nowhere_lg.*spacy download en_nowhere_lg"):
        language.load("en_nowhere_lg")


def test_another_pipeline_gets_the_boundaries_of_minutes(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.to_disk(tmp_path / "other")
    nlp = language.load(str(tmp_path / "other"))
    assert nlp.pipe_names == ["minutes_sentences", "sentencizer"]


def test_what_is_needed_comes_before_what_needs_it() -> None:
    assert not language.load().analyze_pipes()["problems"]["minutes_encoder"]
    assert not any(language.load().analyze_pipes()["problems"].values())


def test_it_is_small_and_tells_its_licence() -> None:
    files = [file for file in language.SHIPPED.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 25_000_000
    assert language.load().meta["license"] == "CC BY-SA 4.0"
    assert {source["name"] for source in language.load().meta["sources"]} >= {"UD English EWT", "UD English GUM"}

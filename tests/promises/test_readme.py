"""The README tells the truth: its commands, its files and its Python work."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from typer.main import get_command

from nlp_toolkit.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_every_make_command_is_a_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)\b(?! (?:a|the|sure|it)\b)", README))
    assert {"run", "test"} <= named <= targets


def test_the_two_commands_come_right_after_the_picture() -> None:
    head = README.split("\n## ")[0]
    picture = re.search(r"!\[[^\]]{20,}\]\(docs/register\.png\)", head)
    assert picture
    assert re.findall(r"^make (\w+)", head[picture.end() :], re.MULTILINE) == ["run", "test"]


def test_every_command_and_option_exists() -> None:
    commands = get_command(app)
    shown = [line for block in blocks("sh") for line in block.splitlines() if "nlp-toolkit " in line]
    assert len(shown) >= 5
    for line in shown:
        words = line.split("nlp-toolkit ")[1].split("#")[0].split()
        command = commands
        while hasattr(command, "commands") and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        assert command is not commands, line
        known = {name for option in command.params for name in option.opts} | {"--help"}
        assert {word for word in words if re.match(r"--?[a-z]", word)} <= known, line


def test_every_option_of_run_and_extract_is_told() -> None:
    commands = get_command(app)
    for name in ("run", "extract"):
        for option in commands.commands[name].params:  # type: ignore[attr-defined]
            if option.param_type_name == "option" and option.name != "help":
                assert f"`{option.opts[0]}" in README, f"{name} {option.opts[0]}"


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_python_runs_as_it_stands(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = blocks("python")
    assert told
    before = dict(os.environ)
    for code in told:
        exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    changed = {name for name, _ in dict(os.environ).items() ^ before.items()}
    assert changed <= {"KMP_DUPLICATE_LIB_OK"}  # scikit-learn's own setting of threads
    assert "2022" in capsys.readouterr().out

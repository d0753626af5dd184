"""A council's own improvement plan is read from TOML or a workbook, and what is wrong is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from nlp_toolkit.concerns.framework import read_framework

BRENSHIRE = Path(__file__).parents[2] / "corpora" / "councils" / "brenshire" / "framework.toml"


def test_the_plan_of_the_sample_county_is_read_with_areas_and_leads() -> None:
    plan = read_framework(BRENSHIRE).value
    assert plan is not None
    assert plan.name == "Written Statement of Action"
    assert len(plan.actions) == 14
    assert plan.actions[3].area == "2 Time taken to complete assessments"
    assert plan.actions[3].lead == "Head of SEND Assessment and Review"


def test_a_workbook_gives_an_action_for_each_line_of_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Code", "Title", "Description", "Lead", "Actions"])
    sheet.append([1, "Timeliness", "Plans in twenty weeks", "Head of Service", "- Clear the backlog\n- Fill two posts"])
    sheet.append([2, "Transport", "Taxis that come", "Transport Manager", None])
    book.save(tmp_path / "plan.xlsx")
    plan = read_framework(tmp_path / "plan.xlsx").value
    assert plan is not None
    assert [(action.code, action.title, action.area) for action in plan.actions] == [
        ("1.1", "Clear the backlog", "1 Timeliness"),
        ("1.2", "Fill two posts", "1 Timeliness"),
        ("2", "Transport", ""),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.toml", None, "there is no such file"),
        ("broken.toml", "[[areas]\n", "not valid TOML"),
        ("empty.toml", "name = 'Plan'\n", "names no area"),
        ("bare.toml", "[[areas]]\ntitle = 'A'\n", "names no action"),
        ("odd.toml", "[[areas]]\n[[areas.actions]]\ncode = '1'\ntitle = 'A'\nboss = 'B'\n", '"boss" is not a part'),
        ("lacking.toml", "[[areas]]\n[[areas.actions]]\ncode = '1'\n", "no code or no title"),
        ("twice.toml", "[[areas]]\n" + "[[areas.actions]]\ncode = '1'\ntitle = 'A'\n" * 2, "the code 1 stands twice"),
        ("not.xlsx", "text", "cannot be read as a workbook"),
    ],
)
def test_what_is_wrong_is_said_with_the_file_and_the_remedy(
    tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    problem = read_framework(tmp_path / name).problem
    assert problem is not None
    assert problem.source == name
    assert said in problem.reason
    assert problem.remedy

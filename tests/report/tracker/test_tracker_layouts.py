"""The columns of a council, as its council.toml gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_toolkit.report import load_layout
from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.report.tracker.layouts import standard

COUNCILS = Path(__file__).parents[3] / "corpora" / "councils"


def written(folder: Path, words: str) -> Path:
    path = folder / "council.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_name_order_and_width_are_the_councils(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'name = "Wexmoor Council"\n[layout]\ntitle = "Our list"\n'
        'columns = [{ field = "what", name = "To do", width = 30 }, { field = "owner" }]\n',
    )

    for given in (path, tmp_path, str(path)):
        layout = load_layout(given).value
        assert layout is not None
        assert (layout.council, layout.title) == ("Wexmoor Council", "Our list")
        assert [(c.field, c.heading, c.width) for c in layout.columns] == [
            ("what", "To do", 30),
            ("owner", "Owner", 16),
        ]


def test_a_council_without_columns_gets_the_standard_ones(tmp_path: Path) -> None:
    layout = load_layout(written(tmp_path, 'name = "Wexmoor Council"\n')).value

    assert layout is not None
    assert layout.columns == standard().columns
    assert load_layout(None).value == standard()


@pytest.mark.parametrize("slug", ["brenshire", "fernshire", "strathellan"])
def test_the_layouts_that_ship_load_by_name(slug: str) -> None:
    layout = load_layout(slug, councils=COUNCILS).value

    assert layout is not None
    assert "rag" in {column.field for column in layout.columns}
    assert sum(column.width for column in layout.columns) <= 210


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("layout = 3", '"layout" is not a table'),
        ("[layout]\ncolums = []", '[layout] has no setting "colums"'),
        ("[layout]\ncolumns = []", "[layout] has no columns"),
        ('[layout]\ncolumns = ["ref"]', "[layout] has no columns"),
        ('[layout]\ntitle = 3\ncolumns = [{ field = "ref" }]', "the title of [layout] is not text"),
        ('[layout]\ncolumns = [{ field = "reff" }]', '"reff" is not a field of the register'),
        ('[layout]\ncolumns = [{ name = "Reference" }]', '"None" is not a field of the register'),
        ('[layout]\ncolumns = [{ field = "ref", wide = 3 }]', 'a column has no setting "wide"'),
        ('[layout]\ncolumns = [{ field = "ref", name = 3 }]', 'the name of the column "ref" is not text'),
        (
            '[layout]\ncolumns = [{ field = "ref", width = 900 }]',
            'the width of the column "ref" is not a number of characters',
        ),
        (
            '[layout]\ncolumns = [{ field = "ref", name = "No." }, { field = "minute", name = "NO." }]',
            'two columns are headed "No."',
        ),
    ],
)
def test_a_layout_that_cannot_be_used_is_named_with_a_remedy(words: str, reason: str, tmp_path: Path) -> None:
    problem = load_layout(written(tmp_path, words)).problem

    assert problem is not None
    assert problem.reason == reason
    assert problem.source.endswith("council.toml")
    assert problem.remedy


def test_a_file_that_is_not_there_or_no_toml_is_named(tmp_path: Path) -> None:
    missing, broken = (
        load_layout("nowhere", councils=tmp_path).problem,
        load_layout(written(tmp_path, "[layout")).problem,
    )

    assert missing is not None
    assert str(missing) == "nowhere: there is no council.toml here; give the path of the file or of its folder."
    assert broken is not None
    assert broken.reason.startswith("it is not valid TOML (")


def test_every_field_says_what_it_holds() -> None:
    assert all(field.meaning.endswith(".") and field.heading for field in FIELDS.values())
    assert {field.sets for field in FIELDS.values()} == {"", "state", "owner", "due", "what", "note"}

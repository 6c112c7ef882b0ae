"""`jiayuan places`."""

import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from jiayuan.config.commands.places import command
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_path, load_tree
from tests.people import as_service

TREE = (
    "path,kind,name\n110102.001.001.0001.,compound,红墙小区\n110102.001.001.0001.0001.,building,1号楼\n"
    "110102.001.002.0001.,compound,红墙小区\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    tree, lines = tmp_path / "tree.csv", tmp_path / "lines.txt"
    tree.write_text(TREE, encoding="utf-8")
    lines.write_text("红墙小区1号楼\n红墙小区\n", encoding="utf-8")
    return tree, lines


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def found(result: Result) -> list[str | None]:
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    return [row["place"]["path"] if row["place"] else None for row in rows]


def test_lines_become_json_objects(files: tuple[Path, Path]) -> None:
    result = run("parse", "--file", files[1], "--tree", files[0], "--json")
    assert found(result) == ["110102.001.001.0001.0001.", None]


@pytest.mark.parametrize("hint", ["110102001002", "110102.001.002."])
def test_the_hint_is_a_code_or_a_path(files: tuple[Path, Path], hint: str) -> None:
    result = run("parse", "--file", files[1], "--tree", files[0], "--json", "--hint", hint)
    assert found(result)[1] == "110102.001.002.0001."


def test_without_json_the_lines_are_readable(files: tuple[Path, Path]) -> None:
    result = run("parse", "--file", files[1], "--tree", files[0])
    assert result.stdout.splitlines()[0].split("\t")[1] == "110102.001.001.0001.0001. 1号楼"
    assert "2 行" in result.stderr


@pytest.mark.usefixtures("tree")
def test_without_a_file_the_database_is_the_tree(files: tuple[Path, Path]) -> None:
    result = run("parse", "--file", files[1], "--json", "--hint", "110102001001")
    assert found(result) == ["110102.001.001.0001.0001.", "110102.001.001.0001."]


def test_a_missing_file_is_a_usage_error() -> None:
    assert run("parse", "--file", "/no/such/file").exit_code == 2


@pytest.mark.slow
def test_growing_tells_how_many(tmp_path: Path) -> None:
    result = run("grow", "--folder", tmp_path, "--json")
    assert json.loads(result.stdout)["community"] == 263


def test_without_a_database_every_citys_parts_are_told(tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("上海市徐汇区漕溪北路1200弄3号501室\n", encoding="utf-8")
    (told,) = (json.loads(line) for line in run("parse", "--file", lines, "--plain", "--json").stdout.splitlines())
    assert (told["district"], told["road"], told["number"], told["building"]) == ("徐汇区", "漕溪北路", "1200弄", "3")
    assert (told["place"], told["elsewhere"]) == (None, True)


@pytest.mark.django_db
def test_a_move_is_shown_first_and_done_with_yes(tree: None) -> None:
    with as_service():
        load_tree(
            pl.DataFrame([{"path": "110102.002.", "kind": "street", "name": "甲", "floors": None, "units": None}])
        )
    words = ("move-community", "110102001001", "--to", "110102.002.", "--reason", "文件", "--json")
    shown, done = (json.loads(run(*words, *more).stdout) for more in ((), ("--yes",)))
    assert (shown["after"], shown["places"]["room"], shown["rows"]) == ("110102.002.001.", 12, None)
    assert done["rows"] >= 18
    assert by_path(PlacePath("110102.002.001.")).name == "府右街南社区"


@pytest.mark.django_db
def test_a_move_in_words_says_how_to_agree(tree: None) -> None:
    with as_service():
        load_tree(
            pl.DataFrame([{"path": "110102.002.", "kind": "street", "name": "甲", "floors": None, "units": None}])
        )
    told = run("move-community", "110102.001.001.", "--to", "110102002000")
    assert "--yes" in told.stdout
    assert "110102.002.001." in told.stdout

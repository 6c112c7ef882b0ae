"""Lines and trees in files."""

from pathlib import Path

import pytest

from jiayuan.kernel.errors import Invalid
from jiayuan.places.address.files import as_json, parser_from_csv, read_lines
from tests.tree import HOME, HOME_COMPOUND

TREE = "path,kind,name,lon,lat,alias\n110102.001.001.0001.,compound,红墙小区,116.37,39.9,红墙里|老红墙\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    file = tmp_path / "tree.csv"
    file.write_text(TREE, encoding="utf-8")
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_in_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes("红墙小区\r\n\r\n槐柏小区\n".encode(encoding))
    assert read_lines(file) == ["红墙小区", "槐柏小区"]


@pytest.mark.parametrize("name", ["红墙小区", "红墙里", "老红墙"])
def test_a_tree_from_a_file(tree: Path, name: str) -> None:
    found = parser_from_csv(tree).parse(name, HOME)
    assert found.place is not None
    assert (found.place.path, found.place.lon) == (HOME_COMPOUND, 116.37)


@pytest.mark.parametrize("text", ["", "path,name\n1,2\n"])
def test_a_file_without_the_columns_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid):
        parser_from_csv(file)


def test_a_result_as_plain_values(tree: Path) -> None:
    plain = as_json("红墙小区3号楼", parser_from_csv(tree).parse("红墙小区3号楼", HOME))
    assert plain["place"] == {
        "path": HOME_COMPOUND.value, "kind": "compound", "name": "红墙小区", "code12": HOME.code12(),
    }  # fmt: skip
    assert (plain["text"], plain["level"], plain["building"]) == ("红墙小区3号楼", "compound", "3")


def test_nothing_found_as_plain_values(tree: Path) -> None:
    plain = as_json("别处", parser_from_csv(tree).parse("别处", HOME))
    assert (plain["place"], plain["level"], plain["rest"]) == (None, None, "别处")

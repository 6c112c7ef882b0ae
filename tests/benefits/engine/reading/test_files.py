"""The files of a book: read safely, hashed by what decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.files import DECIDING, digest, read
from jiayuan.benefits.engine.reading.loader import load
from tests.benefits.engine.toy import PARAMS, written


@pytest.mark.parametrize("content", ["- a\n- b\n", "a: [", "\x00"])
def test_a_file_that_is_no_mapping_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(content)
    with pytest.raises(BookError, match=r"x\.yaml"):
        read(tmp_path / "x.yaml")


def test_yaml_cannot_make_objects(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: !!python/object/apply:os.getcwd []")
    with pytest.raises(BookError):
        read(tmp_path / "x.yaml")


def test_the_hash_follows_rules_and_not_cases(tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = digest(folder)
    written(tmp_path, cases={"policy": "toy.one", "cases": []})
    assert digest(folder) == before
    written(tmp_path, summary="别的")
    assert digest(folder) != before


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a: \xff\xfe")
    with pytest.raises(BookError, match="文件读不出或不是 YAML"):
        read(tmp_path / "x.yaml")


def test_the_fault_names_the_file_and_not_its_folder(tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        read(tmp_path / "secret" / "x.yaml")
    assert str(tmp_path) not in str(raised.value)


@pytest.mark.parametrize("name", [name for name in DECIDING if "*" not in name] + ["policies/one.yaml"])
def test_every_deciding_file_is_in_the_hash(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = digest(folder)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    assert digest(folder) != before


def test_the_same_files_elsewhere_have_the_same_hash(tmp_path: Path) -> None:
    assert digest(written(tmp_path / "a")) == digest(written(tmp_path / "b"))


def test_moving_a_line_to_another_file_changes_the_hash(tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = digest(folder)
    (folder / "policies/one.yaml").rename(folder / "policies/two.yaml")
    assert digest(folder) != before


def test_a_book_written_out_and_read_again_is_the_same_book(tmp_path: Path) -> None:
    first, again = load(written(tmp_path / "a")), load(written(tmp_path / "b"))
    assert first == again  # the folder is no part of it
    assert first.folder != again.folder
    assert set(first.params) == set(PARAMS)


@pytest.mark.parametrize(("key", "value"), [("jurisdiction", None), ("currency", 1), ("name", {"zh": "测试"})])
def test_the_head_of_a_book_is_checked_too(key: str, value: object, tmp_path: Path) -> None:
    head = {"jurisdiction": "toy", "name": {"zh": "测试", "en": "Toy"}, "currency": "CNY", key: value}
    with pytest.raises(BookError, match=r"book\.yaml"):
        load(written(tmp_path, files={"book": head}))


@pytest.mark.parametrize("name", ["book", "facts", "params", "docs", "conflicts"])
def test_a_stray_key_at_the_top_of_a_file_is_refused(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path)
    with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write("extra: 1\n")
    with pytest.raises(BookError) as raised:
        load(folder)
    assert (raised.value.where, raised.value.what) == (f"{name}.yaml", "不认识的键: extra")


@pytest.mark.parametrize(
    ("content", "key"),
    [("a: 1\na: 2\n", "a"), ("a: {b: 1, c: 2, b: 3}\n", "b"), ("a: [{b: 1}, {c: {d: 1, d: 1}}]\n", "d")],
)
def test_a_key_written_twice_is_refused(content: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(content)
    with pytest.raises(BookError, match=f"键写了两次: {key}"):
        read(tmp_path / "x.yaml")


def test_a_merged_key_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: &a {b: 1, c: 2}\nd: {<<: *a, b: 3}\ne: {<<: *a, b: 4}\n")
    assert read(tmp_path / "x.yaml").data["e"] == {"b": 4, "c": 2}

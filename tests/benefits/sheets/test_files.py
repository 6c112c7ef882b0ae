"""A book's files as texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.sheets.files import book_of, changed, data_of, file_of, files_in, written_out
from tests.benefits.engine.toy import written


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return files_in(written(tmp_path, cases={"policy": "toy.one", "cases": []}))


def test_a_book_is_its_files(files: dict[str, str], tmp_path: Path) -> None:
    assert {"book.yaml", "policies/one.yaml", "cases/one.yaml"} <= set(files)
    assert book_of(files).hash == load(tmp_path).hash


def test_the_same_files_are_the_same_folder(files: dict[str, str]) -> None:
    assert written_out(files) == written_out(dict(files))
    assert written_out({**files, "policies/one.yaml": ""}) != written_out(files)


def test_a_file_that_says_the_same_keeps_its_comments(files: dict[str, str]) -> None:
    files["params.yaml"] += "# 来源待确认\n"
    assert changed(files, "params.yaml", data_of(files, "params.yaml")) == files
    assert "来源" not in changed(files, "params.yaml", {"params": {}})["params.yaml"]


@pytest.mark.parametrize(
    "name", ["../book.yaml", "policies/../x.yaml", "policies/x.py", "/tmp/book.yaml", "secrets.yaml"]
)
def test_no_name_leaves_the_folder(name: str, files: dict[str, str]) -> None:
    with pytest.raises(BookError, match="不是规则库的文件"):
        written_out({**files, name: "x"})


@pytest.mark.parametrize("text", ["[", "- a", "x: ["])
def test_a_broken_file_is_named(text: str, files: dict[str, str]) -> None:
    files["params.yaml"] = text
    with pytest.raises(BookError, match=r"params\.yaml"):
        data_of(files, "params.yaml")


def test_a_book_that_does_not_load_says_why(files: dict[str, str]) -> None:
    with pytest.raises(BookError, match="文件读不出"):
        book_of({**files, "params.yaml": "["})


def test_a_policy_is_found_by_its_id(files: dict[str, str]) -> None:
    assert file_of(files, "toy.one") == "policies/one.yaml"
    with pytest.raises(BookError, match="没有这项政策"):
        file_of(files, "toy.two")

"""Reading YAML: a fault names file and key; the hash covers what decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.entry import Entry
from jiayuan.benefits.engine.reading.files import digest, read
from jiayuan.benefits.engine.words import Words
from tests.benefits.engine.toy import written

ENTRY = Entry("f.yaml", {"t": "x", "n": 3, "b": True, "d": date(2026, 1, 1), "w": {"zh": "甲", "en": "A"}, "l": ["a"]})


def test_values_come_in_their_types() -> None:
    assert (ENTRY.text("t"), ENTRY.number("n"), ENTRY.flag("b", default=False)) == ("x", 3, True)
    assert ENTRY.day("d") == date(2026, 1, 1)
    assert ENTRY.words("w") == Words("甲", "A")
    assert ENTRY.words("t") == Words("x", "x")
    assert ENTRY.texts("l") == ("a",)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: ENTRY.text("n"), lambda: ENTRY.number("b"), lambda: ENTRY.number("t"), lambda: ENTRY.day("t"),
        lambda: ENTRY.flag("n", default=True), lambda: ENTRY.under("t"), lambda: ENTRY.many("l"),
        lambda: ENTRY.texts("n"),
    ],
)  # fmt: skip
def test_a_wrong_type_names_the_file(wrong: object) -> None:
    with pytest.raises(BookError, match=r"f\.yaml"):
        wrong()  # type: ignore[operator]  # a lambda


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(BookError, match="不认识的键"):
        ENTRY.allow("t", "n")


def test_what_is_missing_is_none_where_it_may_be() -> None:
    assert ENTRY.optional_number("zz") is None
    assert ENTRY.optional_day("zz") is None


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

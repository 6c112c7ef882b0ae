"""Small rules: row keys, column letters, refused families, messages and reasons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.cells import EMPTY, Std, error
from jiayuan.ledgers.rules.families import refused
from jiayuan.ledgers.rules.letters import letter
from jiayuan.ledgers.rules.messages import CELL, FILE, cell_message
from jiayuan.ledgers.rules.reasons import LEVEL_WORDS, reason_of
from jiayuan.ledgers.rules.rowkey import canonical, row_key

RULES = Path(__file__).parents[3] / "src/jiayuan/ledgers"
SEEDS = Path(__file__).parents[3] / "seeds/ledger_templates"
KEY = [["id_number"], ["name", "birth"], ["name", "phone"]]


@pytest.mark.parametrize(
    ("col", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_spreadsheets(col: int, name: str) -> None:
    assert letter(col) == name


@given(st.integers(0, 20000), st.integers(0, 20000))
def test_no_two_columns_share_a_name(a: int, b: int) -> None:
    assert (letter(a) == letter(b)) == (a == b)


def test_the_first_full_key_counts() -> None:
    cells = {"id_number": error("id_check"), "name": Std("王秀兰"), "birth": EMPTY, "phone": Std("13912345678")}
    assert row_key(KEY, cells, []) == "name,phone|王秀兰|13912345678"


def test_a_line_without_a_key_is_known_by_its_text() -> None:
    assert row_key(KEY, {"name": Std("王秀兰")}, ["王秀兰", " x "]) == "raw|王秀兰|x"


@given(st.dictionaries(st.sampled_from(["name", "phone", "sex"]), st.text(min_size=1, max_size=5)))
def test_the_order_of_columns_changes_nothing(cells: dict[str, str]) -> None:
    one = {attr: Std(text) for attr, text in cells.items()}
    assert canonical(one) == canonical(dict(reversed(one.items())))


@given(st.text(min_size=1, max_size=5), st.text(min_size=1, max_size=5))
def test_another_value_is_a_change(a: str, b: str) -> None:
    assert (canonical({"name": Std(a)}) == canonical({"name": Std(b)})) == (a == b)


@pytest.mark.parametrize(
    ("family", "title"),
    [
        ("petition", "名单"),
        ("community", "重点人员台账"),
        ("community", "上访人员"),
        ("community", "宗教信仰情况"),
        ("door", "x"),
    ],
)
def test_ledgers_that_watch_people_are_refused(family: str, title: str) -> None:
    assert refused(family, title, ["姓名"])


def test_a_refused_word_in_a_header_is_enough() -> None:
    assert refused("community", "居民台账", ["姓名", "有无前科"])


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_templates_that_ship_are_kept(path: Path) -> None:
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert refused(body["family"], body["title"], [column["header"] for column in body["columns"]]) == []


def test_every_code_used_has_its_words() -> None:
    """Codes given to error(), warn(), Finding() in the sources are in the table."""
    used: set[str] = set()
    for file in RULES.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        used |= set(re.findall(r'\berror\("(\w+)"\)', text))
        used |= set(re.findall(r'\bwarn\([^()]*?, "(\w+)"', text))
        used |= set(re.findall(r'Finding\([^()]*?, "(\w+)", "(?:error|warn)"', text))
    assert used - CELL.keys() == set()


@pytest.mark.parametrize("code", sorted(FILE))
def test_file_messages_fill_in(code: str) -> None:
    words = {"file": "甲.xlsx", "sheet": "乙", "row": 3, "column": "C", "last": 9}
    assert "{" not in FILE[code].format(**words)


@pytest.mark.parametrize("code", ["missing_columns", "swapped_columns", "unsure_columns", "pasted_off", "empty"])
def test_messages_about_a_sheet_name_sheet_row_and_column(code: str) -> None:
    assert all(field in FILE[code] for field in ("{sheet}", "{row}", "{column}"))


def test_an_unknown_code_still_says_something() -> None:
    assert cell_message("nothing-like-it")


def test_a_reason_is_told_in_words() -> None:
    told = reason_of("relative_id", {"name": "else", "id": "exact", "sex": "none"})
    assert told[1:] == [LEVEL_WORDS["name", "else"], LEVEL_WORDS["id", "exact"]]

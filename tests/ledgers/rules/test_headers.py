"""Where headers are and what they say; which rows are no people."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.headers import FOOTERS, header_forms, header_row, is_footer, normal_header, of_another
from tests.ledgers.books import HEADERS, line

SEED = Path(__file__).parents[3] / "seeds/ledger_templates/common/headers.yaml"
SHIPPED: dict[str, list[str]] = yaml.safe_load(SEED.read_text(encoding="utf-8"))
KNOWN = {normal_header(name): attr for attr, names in SHIPPED.items() for name in names if "." not in attr}
KNOWN |= {normal_header(name): "residence.actual" for name in SHIPPED["residence.actual"]}
DECORATIONS = ("{}", " {} ", "*{}", "{}（必填）", "{}:", "{}：", "＊{}", "{}(18位)", "{}\n", "\u3000{}", "{}\u200b")


def family(attr: str) -> str:
    """Whose attribute it is: a header is read within the ledgers of people, of organisations or of things."""
    return attr.split(".")[0] if attr.startswith(("org.", "thing.")) else "person"


def meanings(kind: str) -> list[tuple[str, str]]:
    """(header in its normal form, attribute) of one family."""
    return [(normal_header(name), attr) for attr, names in SHIPPED.items() if family(attr) == kind for name in names]


@pytest.mark.parametrize("attr", SHIPPED)
def test_every_header_that_ships_is_known_under_any_decoration(attr: str) -> None:
    known = dict(meanings(family(attr)))
    for name in SHIPPED[attr]:
        assert {known[normal_header(form.format(name))] for form in DECORATIONS} == {attr}


@pytest.mark.parametrize("kind", ["org", "person", "thing"])
def test_no_header_that_ships_means_two_things(kind: str) -> None:
    named = [name for name, _ in meanings(kind)]
    assert len(named) == len(set(named))


@given(st.text(max_size=20))
def test_a_normal_header_is_its_own_normal_form(text: str) -> None:
    assert normal_header(normal_header(text)) == normal_header(text)


def test_a_header_of_blanks_within_is_the_same_header() -> None:
    assert normal_header("姓　　名") == normal_header("姓 名") == normal_header("姓\n名") == "姓名"


@pytest.mark.parametrize("above", range(15))
def test_the_headers_are_found_under_titles_and_blank_rows(above: int) -> None:
    titles = [["西城区老年人花名册"], [], ["填报单位：府右街南社区", "", "2026年3月"], ["", "单位：人"]]
    rows = [titles[at % 4] for at in range(above)] + [list(HEADERS), *(line(n) for n in range(3))]
    assert header_row(rows, KNOWN) == above


def test_headers_below_the_fifteenth_row_are_not_looked_for() -> None:
    rows = [["说明", "见附件"]] * 15 + [list(HEADERS), line(1)]
    assert header_row(rows, KNOWN) == 0


def test_the_row_with_more_known_names_is_the_header() -> None:
    """A two-row header: the upper one groups, the lower one names."""
    assert header_row([["姓名", "联系方式", ""], ["姓名", "手机", "住址"]], KNOWN) == 1


def test_one_known_word_is_not_yet_a_header() -> None:
    assert header_row([["姓名", "x"], ["a", "b"]], KNOWN) == 0
    assert header_row([["", "姓名"], ["甲", "乙"]], KNOWN) == 1


@pytest.mark.parametrize("word", FOOTERS)
def test_lines_of_the_form_are_no_people(word: str) -> None:
    assert is_footer([word, "", "3人", ""])
    assert is_footer(["", f" {word.replace(':', '：')} 李娜", "", ""])


@pytest.mark.parametrize("n", range(6))
def test_lines_of_people_are_never_footers(n: int) -> None:
    assert not is_footer(line(n))
    assert not is_footer(["合计", *line(n)])


def test_a_person_called_like_a_footer_is_a_person() -> None:
    assert not is_footer(line(1, 姓名="合计明"))


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=20))
def test_any_sheet_has_one_header_row_or_none(rows: list[list[str]]) -> None:
    found = header_row(rows, KNOWN)
    assert found is None or (found < 15 and any(cell.strip() for cell in rows[found]))


@pytest.mark.parametrize(
    ("header", "forms"),
    [
        ("人员住址", ["人员住址", "住址"]),
        ("住址/Address", ["住址/address", "住址", "address"]),
        ("联系电话（必填）", ["联系电话"]),
    ],
)
def test_a_header_is_also_known_without_whose_it_is(header: str, forms: list[str]) -> None:
    assert list(header_forms(header)) == forms


@pytest.mark.parametrize(
    "header", ["登记日期", "注册时间", "单位地址", "监护人电话", "原住址", "紧急联系人电话", "经办人"]
)
def test_some_headers_speak_of_another(header: str) -> None:
    assert of_another(header)


@pytest.mark.parametrize("header", ["出生日期", "出生时间", "住址", "联系电话", "姓名", ""])
def test_most_headers_speak_of_the_rows_own_person(header: str) -> None:
    assert not of_another(header)

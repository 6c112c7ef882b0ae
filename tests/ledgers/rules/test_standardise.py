"""Standards of cells: many spellings, one value; wrong ones get a code, never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.idnumber import check_digit
from jiayuan.ledgers.rules.standardise import STANDARDS, standardise
from tests.ledgers.books import id_number

GOOD = id_number(7, "19500101", "2")
FULL_WIDTH = GOOD.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})
FIFTEEN = GOOD[:6] + GOOD[8:17]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("王秀兰", "王秀兰"),
        (" 王 秀 兰 ", "王秀兰"),
        ("王　秀兰", "王秀兰"),
        ("王秀兰（户主）", "王秀兰"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("𠮷田", "𠮷田"),
        ("Anna", "Anna"),
    ],
)
def test_names_come_out_in_one_form(raw: str, value: str) -> None:
    assert standardise("name", raw).value == value


def test_what_stands_in_brackets_becomes_a_note() -> None:
    assert standardise("name", "王秀兰(户主)").note == "户主"


@pytest.mark.parametrize("raw", ["", "  ", "无", "/", "不详", "N/A"])
@pytest.mark.parametrize("attr", ["name", "id_number", "phone", "birth", "dis.certificate"])
def test_fillers_are_empty_cells(attr: str, raw: str) -> None:
    assert standardise(attr, raw).state == "empty"


def test_a_name_with_digits_is_refused() -> None:
    assert standardise("name", "王秀兰1").code == "name_digits"


@pytest.mark.parametrize("raw", [GOOD, f"'{GOOD}", f" {GOOD} ", GOOD.lower(), FULL_WIDTH, f"{GOOD[:6]} {GOOD[6:]}"])
def test_an_id_number_survives_how_it_was_typed(raw: str) -> None:
    assert standardise("id_number", raw).value == GOOD


def test_fifteen_places_are_widened() -> None:
    head = FIFTEEN[:6] + "19" + FIFTEEN[6:]
    assert standardise("id_number", FIFTEEN).value == head + check_digit(head)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (GOOD[:17] + ("0" if GOOD[17] != "0" else "1"), "id_check"),
        (GOOD[:6] + "19501301" + GOOD[14:], "id_date"),
        (GOOD[:17], "id_short"),
        (GOOD[:6] + "********" + GOOD[14:], "id_masked"),
        ("1.10102195001011E+17", "id_float"),
        ("110102195001010000.0", "id_float"),
    ],
)
def test_damaged_numbers_are_named_and_never_guessed(raw: str, code: str) -> None:
    found = standardise("id_number", raw)
    assert (found.state, found.code, found.value) == ("error", code, "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("13912345678", "13912345678"),
        ("139-1234-5678", "13912345678"),
        ("+86 139 1234 5678", "13912345678"),
        ("8613912345678", "13912345678"),
        ("１３９１２３４５６７８", "13912345678"),
        ("13912345678.0", "13912345678"),
        ("010-66012345", "01066012345"),
        ("66012345", "01066012345"),
    ],
)
def test_phones_come_out_in_one_form(raw: str, value: str) -> None:
    assert standardise("phone", raw).value == value


def test_several_phones_are_kept_apart() -> None:
    found = standardise("phone", "13912345678/13800000001")
    assert (found.value, found.more) == ("13912345678", ("13800000001",))


@pytest.mark.parametrize("raw", ["1391234567", "139123456789", "abc", "12"])
def test_a_wrong_phone_is_told(raw: str) -> None:
    assert standardise("phone", raw).code == "phone"


@pytest.mark.parametrize(
    "raw",
    ["20210701", "2021-7-1", "2021-07-01", "2021/7/1", "2021.7.1", "2021年7月1日", "44378", "2021-07-01 00:00:00"],
)
def test_dates_come_out_in_one_form(raw: str) -> None:
    assert standardise("birth", raw).value == "2021-07-01"


@pytest.mark.parametrize("raw", ["2021.7", "2021年7月", "2021-07"])
def test_a_month_is_kept_with_a_warning(raw: str) -> None:
    found = standardise("birth", raw)
    assert (found.value, found.code) == ("2021-07-01", "date_month")


@pytest.mark.parametrize("raw", ["2021-13-01", "2021-02-30", "昨天", "7月1日"])
def test_a_date_nobody_can_read_is_told(raw: str) -> None:
    assert standardise("birth", raw).code == "date"


@pytest.mark.parametrize(
    ("attr", "raw", "value"),
    [
        ("sex", "男", "1"),
        ("sex", "女性", "2"),
        ("sex", "1", "1"),
        ("dis.type", "肢体", "physical"),
        ("dis.type", "智力残疾", "intellectual"),
        ("dis.type", "1", "visual"),
        ("dis.level", "二级", "2"),
        ("dis.level", "3", "3"),
        ("dis.multi", "是", "true"),
        ("dis.multi", "否", "false"),
        ("relief.status", "城市低保", "dibao"),
        ("relief.status", "特困人员", "tekun"),
        ("elder.assessed", "重度失能", "severe"),
        ("tenure", "业主", "owner"),
    ],
)
def test_codes_know_their_synonyms(attr: str, raw: str, value: str) -> None:
    assert standardise(attr, raw).value == value


def test_an_unknown_word_stays_as_text_with_a_warning() -> None:
    found = standardise("relief.status", "边缘户")
    assert (found.value, found.state) == ("边缘户", "warn")


def test_a_certificate_tells_number_kind_and_grade() -> None:
    assert standardise("dis.certificate", f"{GOOD}42").more == (GOOD, "4", "2")
    assert standardise("dis.certificate", f"{GOOD}42B1").more == (GOOD, "4", "2")


@pytest.mark.parametrize("raw", [GOOD, f"{GOOD}89", f"{GOOD}45", "42"])
def test_a_wrong_certificate_is_told(raw: str) -> None:
    assert standardise("dis.certificate", raw).code == "certificate"


@given(st.sampled_from(sorted(STANDARDS)), st.text(max_size=40))
def test_no_text_breaks_a_standard(attr: str, raw: str) -> None:
    found = standardise(attr, raw)
    assert found.state in ("ok", "warn", "error", "empty")
    assert found.usable == (bool(found.value) and found.state in ("ok", "warn"))


@given(st.sampled_from(["name", "phone", "birth", "id_number", "sex"]), st.text(max_size=30))
def test_a_standard_form_is_its_own_standard(attr: str, raw: str) -> None:
    once = standardise(attr, raw)
    if once.state == "ok" and attr != "sex":
        assert standardise(attr, once.value).value == once.value


@given(st.dates(), st.integers(0, 999))
def test_every_valid_id_number_is_ok(day: object, serial: int) -> None:
    head = f"110102{day:%Y%m%d}{serial:03}"
    if str(day) < "1850":
        return
    assert standardise("id_number", head + check_digit(head)).state == "ok"

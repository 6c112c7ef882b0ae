"""The form of a template: what is typed becomes what the ledgers take, and a new version begins as the old one was."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.api import CADENCES, COLUMN_RULES, TEMPLATE_FAMILIES, TemplateColumn, TemplateView, keys_of
from jiayuan.registry.api import ATTRS
from jiayuan.web.ledgers.template_forms import (
    MOST_COLUMNS,
    ColumnForm,
    ColumnForms,
    TemplateForm,
    filled,
    keys_text,
    new_template,
)
from tests.ledgers.conftest import Desk

COLUMNS = (
    TemplateColumn("姓名", "name", True), TemplateColumn("出生", "birth", rule="past"), TemplateColumn("电话", "phone"),
)  # fmt: skip
VIEW = TemplateView(
    "visits", 2, "入户走访台账", "visit", "", "ledger-upkeep", date(2026, 1, 1), False, "month", 365, 60, 130, COLUMNS,
    (("name", "birth"), ("phone",)), (), None, 0,
)  # fmt: skip
FRAME = {
    "title": "入户走访台账", "code": "visits", "family": "visit", "office": "", "purpose": "ledger-upkeep",
    "purpose_until": "2027-01-31", "cadence": "month", "kept_days": "365", "age_min": "60", "age_max": "130",
    "row_key": "姓名+出生\n电话",
}  # fmt: skip
FAULTS = [
    ("title", ""), ("code", "有 空格"), ("family", "nobody"), ("office", "999999"), ("purpose", "surveillance"),
    ("purpose_until", "2027-02-30"), ("cadence", "hour"), ("kept_days", "always"), ("row_key", " "), ("age_min", ""),
]  # fmt: skip
CODES = [one.code for one in ATTRS if one.kind != "entity"]
KEYS = st.lists(
    st.lists(st.sampled_from(["name", "birth", "phone", "sex"]), min_size=1, max_size=3, unique=True), max_size=3
)


def column(**typed: str) -> ColumnForm:
    form = ColumnForm(typed)
    form.is_valid()
    return form


def written(columns: tuple[TemplateColumn, ...]) -> dict[str, str]:
    """The lines of columns as a browser sends them, with an empty one at the end."""
    lines = [*map(asdict, columns), {"header": "", "attr": "", "required": False, "rule": ""}]
    cells = {f"column-{n}-{name}": str(cell) for n, one in enumerate(lines) for name, cell in one.items() if cell}
    return {"column-TOTAL_FORMS": str(len(lines)), "column-INITIAL_FORMS": "0", **cells}


def test_a_line_with_a_header_is_a_column() -> None:
    made = column(header=" 出生 ", attr="birth", required="on", rule="past").column()
    assert made == TemplateColumn("出生", "birth", True, "past")


@pytest.mark.parametrize(
    "typed", [{}, {"attr": "birth", "required": "on"}, {"header": "  "}], ids=["empty", "no header", "blank"]
)
def test_a_line_without_a_header_is_none(typed: dict[str, str]) -> None:
    assert column(**typed).column() is None


@pytest.mark.parametrize(
    ("field", "typed"), [("attr", "faith"), ("attr", "household"), ("rule", "loose"), ("header", "字" * 41)]
)
def test_what_is_no_choice_is_told_at_its_cell(field: str, typed: str) -> None:
    assert list(column(**{"header": "表头", field: typed}).errors) == [field]


def test_everything_a_cell_can_state_is_offered_and_nothing_else() -> None:
    offered = ColumnForm().fields
    assert [code for code, _ in offered["attr"].choices] == ["", *CODES]  # type: ignore[attr-defined]  # a ChoiceField
    assert [code for code, _ in offered["rule"].choices] == list(COLUMN_RULES)  # type: ignore[attr-defined]  # as above


def test_columns_are_offered_in_the_reader_s_language() -> None:
    with override("en"):
        labels = [str(label) for _, label in ColumnForm().fields["attr"].choices]  # type: ignore[attr-defined]  # a choice
    assert not [label for label in labels if any("一" <= letter <= "鿿" for letter in label)]


@pytest.mark.parametrize(("number", "good"), [(1, True), (MOST_COLUMNS, True), (MOST_COLUMNS + 5, False)])
def test_a_ledger_has_only_so_many_columns(number: int, good: bool) -> None:
    forms = ColumnForms({"column-TOTAL_FORMS": str(number), "column-INITIAL_FORMS": "0"}, prefix="column")
    assert len(forms.forms) == min(number, MOST_COLUMNS)
    assert forms.is_valid() is good


def test_keys_are_written_by_their_headers() -> None:
    assert keys_text(VIEW) == "姓名+出生\n电话"
    assert keys_text(replace(VIEW, columns=COLUMNS[:1])) == "姓名+birth\nphone"
    assert keys_text(replace(VIEW, row_key=())) == ""


@given(KEYS)
def test_keys_read_back_as_they_were_written(keys: list[list[str]]) -> None:
    view = replace(VIEW, row_key=tuple(map(tuple, keys)))
    assert keys_of(keys_text(view), {one.header: one.attr for one in COLUMNS}) == view.row_key


def test_a_new_version_begins_as_the_old_one_with_a_purpose_to_be_renewed() -> None:
    frame, columns = filled(VIEW)
    assert [ColumnForm(one).is_valid() for one in columns] == [True] * 3
    assert (frame["row_key"], frame["age_min"], frame["purpose_until"]) == ("姓名+出生\n电话", 60, clock.today())
    assert "office" not in frame


@pytest.mark.django_db
def test_filled_in_it_is_what_the_ledgers_take(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        form, columns = TemplateForm(acting, FRAME), ColumnForms(written(COLUMNS), prefix="column")
        assert form.is_valid(), form.errors
        assert columns.is_valid()
        new = new_template(form, columns.forms)
    assert (new.columns, new.row_key, new.office) == (COLUMNS, (("name", "birth"), ("phone",)), None)
    assert (new.code, new.purpose_until, new.kept_days, new.age_min) == ("visits", date(2027, 1, 31), 365, 60)


@pytest.mark.django_db
def test_a_key_of_no_column_is_kept_as_typed_so_that_it_can_be_told(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        form, columns = TemplateForm(acting, FRAME | {"row_key": "门牌"}), ColumnForms(written(()), prefix="column")
        assert form.is_valid() & columns.is_valid()
        new = new_template(form, columns.forms)
    assert (new.columns, new.row_key) == ((), (("门牌",),))


@pytest.mark.django_db
def test_each_fault_of_the_frame_stands_at_its_field(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        told = [list(TemplateForm(acting, FRAME | {field: typed}).errors) for field, typed in FAULTS]
    assert told == [[field] for field, _ in FAULTS]


@pytest.mark.django_db
def test_the_lists_of_the_frame_are_the_ledgers_own(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        fields = TemplateForm(acting).fields
    codes = {name: [code for code, _ in fields[name].choices] for name in ("family", "cadence", "office")}  # type: ignore[attr-defined]  # ChoiceFields
    assert (codes["family"], codes["cadence"]) == (list(TEMPLATE_FAMILIES), list(CADENCES))
    assert codes["office"][0] == ""
    assert desk.office in codes["office"]

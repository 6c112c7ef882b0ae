"""What the editor draws and what it reads back: an untouched form changes nothing, a bent one breaks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.benefits.api import load_book
from jiayuan.benefits.rulebook import GateCells, PolicySheet, RowCells, SheetLine
from jiayuan.web.benefits.rules.posted import MOST_COLUMNS, MOST_LINES, MOST_ROWS, Posted, grown, sheet_posted
from jiayuan.web.benefits.rules.shown import gates_shown, heads, rows_shown

BOOK = load_book()
# Drawing a whole table takes longer than what is done with it.
FEW = settings(max_examples=40)
TEXTS = st.text(alphabet="甲乙ab1 <>=.", min_size=1, max_size=8).map(str.strip).filter(bool)
MAYBE = st.just("") | TEXTS
GATES = st.builds(GateCells, st.sampled_from(["who", "not_if"]), TEXTS, MAYBE, MAYBE, MAYBE)


@st.composite
def sheets(draw: st.DrawFn) -> PolicySheet:
    """A table as a clerk may leave it; alternatives without any cell stand only in the first place."""
    columns = tuple(draw(st.lists(st.sampled_from(["age", "hukou", "dis.level", "x + 1"]), unique=True, max_size=4)))
    cells = st.tuples(*[MAYBE for _ in columns])
    lines = st.tuples(cells, MAYBE).map(
        lambda one: SheetLine(tuple((c, t) for c, t in zip(columns, one[0], strict=True) if t), one[1])
    )
    rows = []
    for at in range(draw(st.integers(0, 3))):
        first, more = draw(lines), draw(st.lists(lines.filter(lambda line: line != SheetLine((), "")), max_size=2))
        rows.append(RowCells(f"r{at}", (first, *more), *[draw(MAYBE) for _ in range(6)]))
    return PolicySheet(columns, tuple(draw(st.lists(GATES, max_size=2))), tuple(rows))


def form_of(sheet: PolicySheet) -> dict[str, str]:
    """The fields of the page as the browser sends them, spare lines and all; a cell that says any is left empty."""
    columns = heads(sheet, BOOK)
    fields = {head.name: head.source for head in columns}
    for gate_at, gate in enumerate(gates_shown(sheet)):
        cells = zip(
            ("part", "when", "zh", "en", "cite"), (gate.part, gate.when, gate.zh, gate.en, gate.cite), strict=True
        )
        fields |= {f"gate-{name}-{gate_at}": text for name, text in cells}
    shown = rows_shown(sheet, columns)
    for one in shown:
        row = one.row
        names = {"id": row.id, "pay": row.pay, "zh": row.zh, "en": row.en, "cite": row.cite, "quote": row.quote}
        fields |= {f"{name}-{one.number}": text for name, text in {**names, "ruling": row.ruling}.items()}
        fields[f"lines-{one.number}"] = str(len(one.lines))
        for line in one.lines:
            fields[f"rest-{one.number}-{line.number}"] = line.rest
            fields |= {cell.name: "" if cell.value == "-" else cell.value for cell in line.cells}
    counts = {"columns": len(columns), "rows": len(shown), "gates": len(gates_shown(sheet))}
    return fields | {name: str(number) for name, number in counts.items()}


@FEW
@given(sheets())
def test_a_form_nobody_touched_is_the_sheet_it_was_drawn_from(sheet: PolicySheet) -> None:
    assert sheet_posted(form_of(sheet)) == sheet


@FEW
@given(sheets())
def test_reading_twice_changes_nothing_more(sheet: PolicySheet) -> None:
    once = sheet_posted({**form_of(sheet), "column-new": "birth"})
    assert sheet_posted(form_of(once)) == once
    assert once.columns == (*sheet.columns, "birth")


@FEW
@given(sheets(), st.integers(0, 2))
def test_an_alternative_that_is_asked_for_is_drawn_and_left_empty_it_goes_again(sheet: PolicySheet, at: int) -> None:
    more = grown(sheet, f"r{at}")
    lines = [len(row.lines) for row in rows_shown(more, heads(more, BOOK))]
    assert sum(lines) == sum(len(row.lines) for row in sheet.rows) + 1 + (at < len(sheet.rows))
    assert sheet_posted(form_of(more)) == sheet


@pytest.mark.parametrize("text", ["²", "፩", "1.0", "+3", "0x10", " - ", "Ⅳ"])
def test_what_is_no_number_counts_nothing(text: str) -> None:
    assert Posted({"rows": text}).count("rows", MOST_ROWS) == 0
    assert sheet_posted({"rows": text, "columns": text, "gates": text}) == PolicySheet((), (), ())


@pytest.mark.parametrize("digits", [10, 400, 5_000])
def test_a_number_without_end_is_the_most(digits: int) -> None:
    assert Posted({"rows": "9" * digits}).count("rows", MOST_ROWS) == MOST_ROWS


def test_a_script_s_table_is_cut_to_one_that_people_read() -> None:
    many = {"columns": "9999", "rows": "9999"} | {f"column-{at}": f"c{at}" for at in range(200)}
    rows = {f"id-{at}": f"r{at}" for at in range(300)} | {f"lines-{at}": "9999" for at in range(300)}
    rests = {f"rest-0-{at}": "x" for at in range(300)}
    found = sheet_posted(many | rows | rests)
    assert (len(found.columns), len(found.rows), len(found.rows[0].lines)) == (MOST_COLUMNS, MOST_ROWS, MOST_LINES)


FIELDS = st.sampled_from(["columns", "column-0", "column-new", "rows", "id-0", "lines-0", "cell-0-0-0", "rest-0-1",
                          "gates", "gate-when-0", "gate-part-0"])  # fmt: skip


@given(st.dictionaries(FIELDS, st.text(max_size=12) | st.sampled_from(["1", "2", "²"])))
def test_any_form_is_a_sheet(fields: dict[str, str]) -> None:
    found = sheet_posted(fields)
    assert all(row.id and row.lines for row in found.rows)
    assert all(gate.when for gate in found.gates)

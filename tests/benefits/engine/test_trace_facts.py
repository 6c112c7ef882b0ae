"""What a line of the trace shows of the facts it read: each once, of lists entry by entry, the stale ones greyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import Fact
from jiayuan.benefits.engine.scene import Scene, scene_for
from jiayuan.benefits.engine.trace import UsedFact, deciding, facts_used, trace
from tests.benefits.engine.family import facts, homely
from tests.benefits.engine.toy import AS_OF, known_facts, only, policy_of, scene, toy, tree


def used(book: RuleBook, source: str, **given: Any) -> tuple[UsedFact, ...]:
    return facts_used(tree(source, book), scene(book, **given), book)


def asked(
    folder: Path, when: str, home: Mapping[str, Any] | None = None, **lists: Sequence[Mapping[str, Any]]
) -> list[tuple[str, str, object]]:
    """Entry, fact and value of what a question to a household reads."""
    book = homely(folder, when)
    rows = {source: tuple(facts(book, one) for one in given) for source, given in lists.items()}
    here = scene_for(facts(book, home or {}), book, AS_OF, AS_OF, rows)
    return [(one.entry, one.code, one.value) for one in facts_used(only(book).rows[0].when, here, book)]


def test_a_fact_read_twice_is_shown_once_where_it_was_read_first(book: RuleBook) -> None:
    found = used(book, "kind == a or (level == 1 and kind == b)", kind="b", level=2)
    assert [(one.code, one.value) for one in found] == [("kind", "b"), ("level", 2)]


def test_figures_and_literals_are_no_facts(book: RuleBook) -> None:
    assert [one.code for one in used(book, "rent * R < L")] == ["rent"]


def test_an_age_is_shown_with_date_and_source_of_the_birthday(book: RuleBook) -> None:
    born = {"value": "1966-03-15", "source": "人口库", "as_of": "2026-01-02"}
    (age,) = used(book, "age >= 60", birth=born)
    assert (age.code, age.value, age.source, age.as_of) == ("age", 60, "人口库", "2026-01-02")


def test_a_stale_value_is_kept_for_showing_and_counts_as_unknown(tmp_path: Path) -> None:
    book = toy(tmp_path, facts={"paid": {"type": "bool", "zh": "缴费", "en": "paid", "expires": 12}})
    (paid,) = used(book, "paid", paid={"value": True, "as_of": "2020-01-01"})
    assert (paid.state, paid.value, paid.note) == ("unknown", True, "stale")


def test_where_a_value_has_no_source_the_catalogues_is_shown(tmp_path: Path) -> None:
    book = toy(tmp_path, facts={"paid": {"type": "bool", "zh": "缴费", "en": "paid", "source": "社保"}})
    assert [one.source for one in used(book, "paid", paid=True)] == ["社保"]
    assert [one.source for one in used(book, "paid", paid={"value": True, "source": "本人"})] == ["本人"]


def test_a_list_is_shown_entry_by_entry_after_the_units_own_facts(tmp_path: Path) -> None:
    found = asked(
        tmp_path,
        "any(members, self.salary > 1元 and hukou) and savings < 5元",
        {"savings": 4},
        persons=[{"salary": 7}, {"hukou": True}],
    )
    assert found == [
        ("", "savings", 4),
        ("members 1", "salary", 7), ("members 1", "hukou", None),
        ("members 2", "salary", None), ("members 2", "hukou", True),
    ]  # fmt: skip


def test_two_questions_to_one_list_show_each_fact_of_an_entry_once(tmp_path: Path) -> None:
    when = "sum(members, self.salary) > 1元 and max_of(members, self.salary) < 9元"
    assert asked(tmp_path, when, persons=[{"salary": 7}]) == [("members 1", "salary", 7)]


def test_who_belongs_is_shown_with_what_is_asked(tmp_path: Path) -> None:
    found = asked(tmp_path, "sum(children, self.salary) > 1元", persons=[{"birth": "2016-03-15", "salary": 7}])
    assert sorted(found) == [("members 1", "age", 10), ("members 1", "salary", 7)]


def test_lists_of_their_own_keep_their_names(tmp_path: Path) -> None:
    when = "any(parents, missing) or sum(supporters, helps) > 1元"
    found = asked(tmp_path, when, parents=[{"missing": False}], supporters=[{"helps": 1}, {"helps": 2}])
    assert found == [("parents 1", "missing", False), ("supporters 1", "helps", 1), ("supporters 2", "helps", 2)]


def test_a_list_nobody_named_shows_no_entry(tmp_path: Path) -> None:
    assert asked(tmp_path, "any(parents, missing)") == []


def test_a_fact_of_the_home_read_inside_a_list_is_shown_once(tmp_path: Path) -> None:
    """It may be what decides: a reason that leaves it out is none."""
    found = asked(
        tmp_path,
        "any(members, hukou and property_ok)",
        {"property_ok": True},
        persons=[{"hukou": True}, {"hukou": False}],
    )
    assert found == [("", "property_ok", True), ("members 1", "hukou", True), ("members 2", "hukou", False)]


ROWS = [("kind == a", "100元"), ("level == 1", "200元"), ("hukou", "300元")]


def marks(book: RuleBook, gates: list[tuple[str, bool]], **given: Any) -> tuple[str, str, str]:
    """Marks of all lines, which rows were reached, and the line that settles it."""
    steps = trace(policy_of(book, gates, ROWS), scene(book, **given), book)
    found = deciding(steps)
    short = "".join({"yes": "y", "no": "n", "unknown": "?"}[step.mark] for step in steps)
    reached = "".join("x" if step.reached else "-" for step in steps if step.part == "row")
    return short, reached, found.id if found else ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": "a", "level": 1, "hukou": True}, ("yyy", "x--", "r0")),
        ({"kind": "b", "level": 1, "hukou": False}, ("nyn", "xx-", "r1")),
        ({"kind": "b", "level": 2, "hukou": True}, ("nny", "xxx", "r2")),
        ({"kind": "b", "level": 2, "hukou": False}, ("nnn", "xxx", "")),
        ({"kind": "b", "hukou": True}, ("n?y", "xx-", "r1")),  # an unknown row stops the scan
        ({"level": 1, "hukou": True}, ("?yy", "x--", "r0")),
        ({"kind": None, "level": None, "hukou": None}, ("nnn", "xxx", "")),
    ],
)
def test_the_scan_stops_at_the_first_row_that_may_hold(
    given: dict[str, Any], expected: tuple[str, str, str], book: RuleBook
) -> None:
    assert marks(book, [], **given) == expected


@pytest.mark.parametrize(
    ("given", "settles"),
    [
        ({"rent": 1, "draws__other": True, "kind": "a"}, "g1"),
        ({"draws__other": True, "kind": "a"}, "g1"),  # a certain no before what nobody knows
        ({"kind": "a"}, "g0"),  # of two unknown gates the first
        ({"rent": 1, "kind": "a"}, "g1"),
        ({"rent": 1, "draws__other": False, "kind": "a"}, "r0"),
    ],
)
def test_a_gate_settles_it_before_any_row(given: dict[str, Any], settles: str, book: RuleBook) -> None:
    assert marks(book, [("rent < L", False), ("draws('other')", True)], **given)[2] == settles


def test_gates_come_first_and_say_which_kind_they_are(book: RuleBook) -> None:
    policy = policy_of(book, [("draws('other')", True), ("rent < L", False)], ROWS[:1])
    found = [(step.part, step.id) for step in trace(policy, scene(book), book)]
    assert found == [("who", "g0"), ("not_if", "g1"), ("row", "r0")]


def test_nothing_of_the_facts_is_lost_or_made_up(book: RuleBook) -> None:
    given = known_facts(book, hukou=None, kind="c", rent=3)
    here: Scene = scene_for(given, book, AS_OF)
    found = facts_used(tree("hukou or kind == a or rent > L or level == 1", book), here, book)
    assert {one.code: one.state for one in found} == {
        "hukou": "absent", "kind": "value", "rent": "value", "level": "unknown",
    }  # fmt: skip
    assert all(here.fact(one.code) == Fact(here.fact(one.code).state, one.value) for one in found)

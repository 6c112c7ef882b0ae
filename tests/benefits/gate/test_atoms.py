"""Conditions taken apart."""

from __future__ import annotations

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import Fact
from jiayuan.benefits.engine.gate.atoms import Atom, alike, answered, atoms_of, narrowed
from jiayuan.benefits.engine.gate.values import values_of
from jiayuan.benefits.engine.language.nodes import Node
from tests.benefits.engine.toy import scene, tree


def asked(sources: list[str], book: RuleBook) -> tuple[dict[Node, Atom], tuple[Node, ...], dict[str, tuple[Fact, ...]]]:
    nodes = [tree(source, book) for source in sources]
    at = scene(book)
    values = {code: values_of(code, book, nodes, at) for code in ("age", "kind", "level", "income", "rent")}
    found, free = answered(nodes, values, at)
    return found, free, values


def test_ands_ors_and_nots_are_no_questions(book: RuleBook) -> None:
    whole = tree("hukou and (age < 18 or not (level == 1)) and hukou", book)
    assert atoms_of(whole) == (tree("hukou", book), tree("age < 18", book), tree("level == 1", book))


def test_a_question_is_answered_for_every_value(book: RuleBook) -> None:
    found, free, _ = asked(["kind in (a, b)"], book)
    (atom,) = found.values()
    assert (atom.axes, atom.answers.tolist(), free) == (("kind",), [True, True, False, False], ())


def test_two_facts_make_two_axes(book: RuleBook) -> None:
    found, _, values = asked(["income < rent"], book)
    (atom,) = found.values()
    assert atom.axes == ("income", "rent")
    assert atom.answers.shape == (len(values["income"]), len(values["rent"]))


def test_a_question_about_a_list_is_free(book: RuleBook) -> None:
    found, free, _ = asked(["kind == a"], book)
    assert free == ()
    from_list = Atom(("?0",), found[tree("kind == a", book)].answers[:2])
    assert from_list.answers.tolist() == [True, False]


def test_values_no_question_tells_apart_are_one(book: RuleBook) -> None:
    found, _, values = asked(["age < 18", "age >= 60"], book)
    ages = [values["age"][at].value for at in alike({"age": values["age"]}, found.values())["age"]]
    assert ages == [0, 18, 60]


def test_a_narrowed_question_keeps_its_answers(book: RuleBook) -> None:
    found, _, values = asked(["age < 18"], book)
    kept = alike({"age": values["age"]}, found.values())
    (atom,) = (narrowed(atom, kept) for atom in found.values())
    assert atom.answers.tolist() == [True, False]

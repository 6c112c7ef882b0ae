"""First stage of a policy's query: the unit's facts, its household's, and the answers of its lists, in one row."""

from __future__ import annotations

from collections.abc import Sequence

import ibis

from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.language.nodes import FactRef
from jiayuan.benefits.engine.language.walk import outside_lists, walk
from jiayuan.benefits.engine.sets.board import FOLD_PARTS
from jiayuan.benefits.engine.sets.folding import Answers, aggregates, answers
from jiayuan.benefits.engine.sets.frame import HOMES, KEY, PEOPLE, Frame
from jiayuan.benefits.engine.sets.query import Query
from jiayuan.benefits.engine.sets.tables import (
    ENTRIES,
    facts_stage,
    fold_columns,
    with_answers,
    with_home,
)


def _stored(codes: Sequence[str], frame: Frame) -> list[str]:
    """Codes as they are stored: an age is a birthday. In the order of the frame."""
    wanted = {"birth" if code == "age" else code for code in codes}
    return [code for code in frame.codes if code in wanted]


def _read(frame: Frame) -> list[str]:
    trees = (part for tree in frame.policy.trees for part in outside_lists(tree))
    return _stored([part.code for part in trees if isinstance(part, FactRef)], frame)


def own_codes(frame: Frame) -> list[str]:
    """The facts a policy asks of the unit's own row."""
    return _read(frame) if frame.of_home else _split(_read(frame), frame)[0]


def tables_read(frame: Frame) -> frozenset[str]:
    """The tables of the unit, of its lists, and of its household where that holds anything that is asked."""
    lists = {ENTRIES[fold.source][0] for fold in frame.folds}
    _, shared = _split(frame.codes, frame)
    return frozenset({frame.table, *lists, *([HOMES] if shared or "supporters" in frame.lists else [])})


def _of_entries(frame: Frame, source: str) -> list[str]:
    parts = (part for fold in frame.folds if fold.source == source for part in walk(fold))
    return _stored([part.code for part in parts if isinstance(part, FactRef)], frame)


def _split(codes: Sequence[str], frame: Frame) -> tuple[list[str], list[str]]:
    """Codes of the table itself, and those of its household."""
    shared = [code for code in codes if frame.book.facts[code].of in OF_UNIT]
    return [code for code in codes if code not in shared], shared


def _answered(frame: Frame, source: str, query: Query) -> ibis.Table:
    """The answers of every question to one list, by unit."""
    table, unit = ENTRIES[source]
    own, shared = _split(_of_entries(frame, source), frame)
    entries = query.keep(with_home(facts_stage(frame, table, (unit,), own), frame, shared, ()))
    board, asked = frame.board(entries), [(at, fold) for at, fold in enumerate(frame.folds) if fold.source == source]
    columns: dict[str, Column] = {}
    for number, fold in asked:
        columns |= answers(fold, board).named(number)
    entries, columns = query.with_columns(entries, columns), {}
    for number, fold in asked:
        columns |= aggregates(fold, number, Answers.of(entries, number))
    return query.keep(entries.group_by(unit=entries[unit]).aggregate(**columns))


def _with_folds(stage: ibis.Table, frame: Frame, query: Query) -> ibis.Table:
    """The answers of lists under names of their own, so that each later stage reads them as columns."""
    named: dict[str, Column] = {}
    for number, fold in enumerate(frame.folds):
        found = fold_columns(fold, number, stage, frame)
        named |= {f"{part}{number}": getattr(found, part) for part in FOLD_PARTS}
    return query.with_columns(stage, named) if named else stage


def unit_stage(frame: Frame, query: Query) -> ibis.Table:
    """One row a unit: the key, its facts as they count, and what its lists answered."""
    sources = list(dict.fromkeys(fold.source for fold in frame.folds))
    lists = [source for source in sources if source != "persons"]
    if frame.of_home:
        stage = facts_stage(frame, HOMES, ("household",), _read(frame), lists)
    else:
        own, shared = _split(_read(frame), frame)
        asks_home = shared or set(sources) - {"parents"}
        keys = (KEY, "household") if asks_home else (KEY,)
        stage = facts_stage(frame, PEOPLE, keys, own, [name for name in lists if name == "parents"])
        stage = with_home(stage, frame, shared, [name for name in lists if name == "supporters"])
    for source in sources:
        stage = with_answers(stage, _answered(frame, source, query), ENTRIES[source][1])
    stage = stage.rename({KEY: "household"}) if frame.of_home else stage
    return _with_folds(query.keep(stage), frame, query)

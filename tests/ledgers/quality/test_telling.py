"""Quality for machines: seven parts with numerator and denominator."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from jiayuan.config.commands.ledgers import command
from jiayuan.kernel.errors import NotFound
from jiayuan.ledgers import api
from jiayuan.ledgers.quality.measuring import measure_district
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import DISTRICT, HOME, NEXT


def test_the_answer_holds_parts_places_and_fixes(merged: api.FileRef, people: People) -> None:
    measure_district(DISTRICT)
    with people.officer.acting() as acting:
        answer = api.quality(people.officer.place, acting.scope)
    assert answer["parts"]["unique"] == {"n": 32, "of": 33, "value": round(32 / 33, 4)}
    assert [row["place"] for row in answer["places"]] == [HOME.value]
    assert "phone" in answer["places"][0]["attrs"]
    assert {"template", "points", "minutes", "code"} <= set(answer["fixes"][0])


def test_too_few_lines_give_no_figures(desk: Desk, people: People) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(6)]))
    measure_district(DISTRICT)
    with people.worker.acting() as acting:
        answer = api.quality(HOME, acting.scope)
    assert (answer["enough"], answer["parts"], answer["score"], answer["lines"]) == (False, None, None, None)


@pytest.mark.parametrize("read", [api.quality, api.quality_board, api.quality_ledgers, api.quality_trend])
def test_the_neighbours_place_is_not_found(people: People, read: object) -> None:
    with people.worker.acting() as acting, pytest.raises(NotFound):
        read(NEXT, acting.scope)  # type: ignore[operator]


def test_fixes_in_files_of_others_carry_no_link(merged: api.FileRef, people: People) -> None:
    measure_district(DISTRICT)
    with people.worker.acting() as acting:
        parts = api.quality_board(HOME, acting.scope).total.parts
        assert {mend.file for mend in api.quality_fixes(HOME, acting.scope, parts)} == {merged.id}


def test_the_command_measures_and_prints(merged: api.FileRef) -> None:
    done = CliRunner().invoke(command, ["quality", "--at", HOME.value, "--measure", "--json"])
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["enough"]
    assert len(answer["fixes"]) <= 10


def test_the_command_says_it_in_words_too(merged: api.FileRef) -> None:
    assert CliRunner().invoke(command, ["quality", "--at", HOME.value, "--measure"]).exit_code == 0

"""What `jiayuan ledgers quality` prints."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from jiayuan.config.commands.ledgers import command
from jiayuan.kernel.errors import Invalid
from jiayuan.ledgers.api import QUALITY_PARTS
from tests.ledgers.conftest import Desk, desk
from tests.ledgers.quality.scores import gap, score
from tests.people import as_service
from tests.tree import HOME, STREET

__all__ = ["desk"]


def told(*arguments: str) -> Result:
    done = CliRunner().invoke(command, ["quality", *arguments])
    assert done.exit_code == 0, done.output
    return done


def test_seven_parts_with_numerator_and_denominator(desk: Desk) -> None:
    with as_service():
        score(HOME, valid=(80, 100), office=desk.office)
        gap(HOME, office=desk.office)
    answer = json.loads(told("--at", STREET.value, "--json").stdout)
    assert tuple(answer["parts"]) == QUALITY_PARTS
    assert answer["parts"]["valid"] == {"n": 80, "of": 100, "value": 0.8}
    assert [fix["code"] for fix in answer["fixes"]] == ["phone"]


def test_few_lines_are_not_told(desk: Desk) -> None:
    with as_service():
        score(HOME, lines=29)
    answer = json.loads(told("--at", HOME.value, "--json").stdout)
    assert (answer["parts"], answer["score"], answer["lines"]) == (None, None, None)


def test_in_words_everything_goes_to_the_terminal(desk: Desk) -> None:
    with as_service():
        score(HOME, accurate=(0, 0), office=desk.office)
        gap(HOME, office=desk.office)
    assert told("--at", HOME.value).stdout == ""


def test_before_the_first_measuring_there_is_no_day(desk: Desk) -> None:
    assert json.loads(told("--json").stdout)["day"] is None


def test_a_place_that_is_none_is_refused(desk: Desk) -> None:
    done = CliRunner().invoke(command, ["quality", "--at", "西城"])
    assert isinstance(done.exception, Invalid)

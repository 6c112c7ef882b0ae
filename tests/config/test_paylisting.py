"""`jiayuan benefits paylist`: draws up, shows, writes without accounts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from jiayuan.benefits.actions.paying import paylist_command
from jiayuan.benefits.models import PayList
from jiayuan.config.commands.benefits import command
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.money import NOVEMBER, POLICY, drawn
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, ["paylist", *arguments], catch_exceptions=False)
    assert result.exit_code == code
    return result.output


@pytest.fixture
def owed(officer: Person) -> Person:
    one = person(account="6222000011112222")
    with officer.acting(BENEFIT_CHECK):
        drawn(one, NOVEMBER)
    return officer


def test_a_list_is_drawn_up_and_shown(owed: Person) -> None:
    (made,) = json.loads(run("--policy", POLICY, "--month", "2026-11", "--json"))
    assert (made["state"], made["count"], made["total_fen"], made["month"]) == ("draft", 1, 10_000, "2026-11")
    assert "1笔 100.00元" in run()
    with pytest.raises(Refused):
        run("--policy", POLICY, "--month", "2026-11")


def test_the_machine_drew_it_up_an_officer_seals_and_the_file_has_no_account(owed: Person, tmp_path: Path) -> None:
    run("--policy", POLICY, "--month", "2026-11")
    with owed.acting(BENEFIT_CHECK):
        paylist_command(PayList.objects.get().pk, "seal")
        key = str(PayList.objects.get().pk)
    written = Path(run("--file", key, "--out", str(tmp_path)).strip())
    text = written.read_text("utf-8-sig")
    assert "王秀兰" in text
    assert "6222" not in text


def test_a_policy_needs_its_month() -> None:
    assert "--month" in run("--policy", POLICY, code=2)

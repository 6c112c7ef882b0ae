"""What `jiayuan ledgers quality` prints; needs the database, unlike the rest of that command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click
from rich.table import Table

import jiayuan.config.loaded  # noqa: F401 -- gets Django ready before models are imported
from jiayuan.config.terminal import console, say
from jiayuan.identity.api import acting_as_service, refuse_privileged_login
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.api import QUALITY_PARTS, measure_district
from jiayuan.ledgers.api import quality as measured

WORDS = {
    "complete": "完整", "valid": "规范", "accurate": "准确", "unique": "唯一", "consistent": "一致", "timely": "时效",
    "linked": "归户",
}  # fmt: skip


def _percent(value: float | None) -> str:
    return "未知" if value is None else f"{value:.1%}"


def _told(answer: Mapping[str, Any]) -> None:
    parts = Table("项", "合格", "总数", "占比")
    for part in QUALITY_PARTS if answer["enough"] else ():
        share = answer["parts"][part]
        parts.add_row(WORDS[part], f"{share['n']:.0f}", f"{share['of']:.0f}", _percent(share["value"]))
    say(parts)
    say(f"总分 {answer['score'] if answer['score'] is not None else '数据不足'}  （{answer['day'] or '尚未计量'}）")
    fixes = Table("整改", "地点", "处", "可加分", "约需分钟")
    for fix in answer["fixes"]:
        name = f"{fix['template']} {fix['attr']} {fix['code']}"
        fixes.add_row(name, fix["place"], str(fix["n"]), f"{fix['points']:.2f}", f"{fix['minutes']:.0f}")
    say(fixes)


def show(at: str, *, measure: bool, as_json: bool) -> None:
    """Prints the quality of a place, after a fresh measuring of its district if asked for."""
    refuse_privileged_login()
    place = PlacePath(at)
    if measure:
        with console.status("正在计量…"):
            measure_district(place.at(Level.DISTRICT))
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP) as acting:
        answer = measured(place, acting.scope)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _told(answer)

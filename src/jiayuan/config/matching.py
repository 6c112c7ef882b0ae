"""What `jiayuan ledgers retrain` and `rematch` do and print; they need the database, unlike `ledgers link`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

import jiayuan.config.loaded  # noqa: F401 -- gets Django ready before models are imported
from jiayuan.config.terminal import console, say
from jiayuan.identity.api import acting_as_service, refuse_privileged_login
from jiayuan.kernel.placepath import Level, PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry.api import be_patient

WORDS = {
    "rows": "行", "people": "底库人数", "pairs": "可能的配对", "confirmed": "已归户的行", "by_people": "其中由人判断",
    "linked_share": "自动归户", "agreeing_share": "与已归户一致", "people_agreeing_share": "与人的判断一致",
    "review_share": "待判断", "linked": "新归户", "review": "待判断", "waiting": "仍待归户",
}  # fmt: skip


def _lines(figures: Mapping[str, float]) -> None:
    for key, value in figures.items():
        if key in WORDS:
            before = figures.get(f"before_{key}")
            say(f"  {WORDS[key]}: {value}" + (f"（原 {before}）" if before is not None else ""))


def _told(version: api.ModelVersion, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(version), ensure_ascii=False, default=str))
        return
    say(f"权重第 {version.version} 版：" + ("已启用" if version.active_from else "未启用，用 --activate 启用"))
    _lines(version.figures)


def retrain(at: str, *, activate: int | None, as_json: bool) -> None:
    """Learns and stores a version, or puts a stored one in force."""
    refuse_privileged_login()
    place = PlacePath(at).at(Level.DISTRICT)
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP) as acting:
        be_patient()
        if activate is not None:
            version = api.activate_model(activate)
        else:
            with console.status("正在学习…"):
                version = api.retrain(acting.scope)
    _told(version, as_json)


def rematch(at: str, *, as_json: bool) -> None:
    """Tries waiting rows again."""
    refuse_privileged_login()
    place = PlacePath(at).at(Level.DISTRICT)
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP) as acting, console.status("正在匹配…"):
        be_patient()
        counts = api.rematch(acting.scope)
    if as_json:
        click.echo(json.dumps(counts))
    else:
        _lines(counts)

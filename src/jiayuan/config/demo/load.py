"""Builds the demo district and loads it step by step, each step through the modules' doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from jiayuan.config.demo import datacentre, everyday, ground, money, opening
from jiayuan.config.demo.anchors import anchors
from jiayuan.config.demo.areas import read_divisions
from jiayuan.config.demo.district import District, generate
from jiayuan.config.demo.progress import Steps
from jiayuan.config.demo.scale import Scale
from jiayuan.kernel import clock

DIVISIONS = Path(settings.SEEDS) / "divisions" / "xicheng.csv"


def build(seed: int, scale: Scale, as_of: date) -> District:
    return generate(seed, scale, DIVISIONS, anchors(seed, read_divisions(DIVISIONS)), as_of)


STEPS: tuple[tuple[str, str, Callable[[District], int]], ...] = (
    ("places", "地点", ground.load_places),
    ("people", "居民", ground.load_people),
    ("organisations", "单位", ground.load_organisations),
    ("facilities", "设施", ground.load_facilities),
    ("accounts", "账号", ground.load_accounts),
    ("reference", "参考数据", opening.load_reference),
    ("rules", "规则库", opening.publish_rules),
    ("notices", "通知", opening.publish_notices),
    ("editors", "编辑员", opening.appoint_editors),
    ("shifts", "值班", everyday.put_on_duty),
    ("requests", "诉求", everyday.file_requests),
    ("offers", "待遇评估", everyday.find_entitled),
    ("money", "送达与发放", money.pay),
    ("events", "活动保障", everyday.open_fair),
    ("ledgers", "台账", datacentre.upload_ledgers),
    ("forms", "一表通", datacentre.fill_forms),
    ("care", "应急关爱", datacentre.record_care),
    ("exchange", "数据交换", datacentre.exchange),
)
# Steps that join what was just loaded; the planner must know its size first.
AFTER_MUCH = frozenset({"people", "accounts", "ledgers"})


def refresh_statistics() -> None:
    """Lets the planner see what was just loaded, as autovacuum would in a minute."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_statistics()")


def load(
    seed: int, scale: Scale, *, quiet: bool = False, store: bool = True, without: frozenset[str] = frozenset()
) -> tuple[District, dict[str, float]]:
    """Generates the district and, if asked, loads it into an empty database. Returns it with counts and seconds.

    `without` names steps to leave out: a drill brings requests and an event of its own.
    """
    as_of = clock.today()
    with Steps(len(STEPS) + 1, quiet=quiet) as steps:
        district = steps.run("生成", lambda: build(seed, scale, as_of))
        if not store:
            return district, {"people": district.people.height}
        counts: dict[str, float] = {}
        for name, title, step in (step for step in STEPS if step[0] not in without):
            if name in AFTER_MUCH:
                refresh_statistics()
            counts[name] = steps.run(title, lambda step=step: step(district))  # type: ignore[misc]
    return district, {**counts, **steps.seconds}

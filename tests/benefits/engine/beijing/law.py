"""The five policies once more, as plain Python from the documents: a second reading to hold the book against.

Everything is known here; amounts in yuan, None where the text leaves a gap. Names follow 434号 and 160号.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Who = Mapping[str, Any]
RELIEVED = ("dibao", "hardship_subsidy", "low_income", "tekun")


def turned(birth: date, years: int, day: date) -> bool:
    """Whether somebody has turned `years` by a day; who was born on 29 February turns on 1 March."""
    try:
        return birth.replace(year=birth.year + years) <= day
    except ValueError:
        return date(birth.year + years, 3, 1) <= day


def severe(who: Who) -> bool:
    """重度残疾, 434号: visual and physical 1–2, intellectual and mental 1–3."""
    worst = {"visual": 2, "physical": 2, "intellectual": 3, "mental": 3}.get(who["dis.type"], 0)
    return who["dis.level"] is not None and who["dis.level"] <= worst


def living(who: Who, day: date, standard: int) -> int | None:
    """困难残疾人生活补贴, 434号 二(一)."""
    if not who["hukou"] or who["dis.level"] is None or who["child.kind"] is not None:
        return 0
    if who["draws.injury_care"] or who["relief.status"] == "tekun":
        return 0
    if who["relief.status"] in ("dibao", "hardship_subsidy"):
        return 400 if severe(who) else 320
    if who["relief.status"] == "low_income":
        return standard if severe(who) else 300
    return _without_relief(who, day, standard)


def _without_relief(who: Who, day: date, standard: int) -> int:
    at_least_16 = turned(who["birth"], 16, day)
    jobless = at_least_16 and not turned(who["birth"], 60, day) and who["work.kind"] == "unemployed"
    if (jobless and not who["income.stable"]) or (at_least_16 and who["student.fulltime"]):
        return standard if severe(who) else 200
    retired = turned(who["birth"], 60 if who["sex"] == "male" else 55, day)
    if severe(who) and retired:
        return max(0, standard - (who["income.own"] or 0))
    if not at_least_16:
        return 300 if severe(who) else 200
    return 0


def nursing(who: Who) -> int | None:
    """重度残疾人护理补贴, 434号 二(二); None: the text leaves level 3 with multiple disabilities out."""
    kind, level, minds = who["dis.type"], who["dis.level"], who["dis.type"] in ("intellectual", "mental")
    if not who["hukou"] or level is None or not (level <= 2 or (level == 3 and minds)):
        return 0
    if who["relief.status"] == "tekun" or any(
        who[f"draws.{care}"] for care in ("injury_care", "brave_care", "returned_youth_care", "foster_care")
    ):
        return 0
    if level == 3:
        return None if who["dis.multi"] else 100
    high = (level == 1 and kind not in ("hearing", "speech")) or (level == 2 and minds and who["dis.multi"])
    return 300 if high else 100


def hardship(who: Who, day: date) -> int:
    """困难老年人养老服务补贴, 160号 二(一)."""
    if not who["hukou"] or not turned(who["birth"], 60, day):
        return 0
    if who["draws.injury_care"] or who["relief.status"] == "tekun":
        return 0
    by_relief = {"dibao": 300, "hardship_subsidy": 300, "low_income": 200}
    return by_relief.get(who["relief.status"], 100 if who["fp.special"] else 0)


def elder_nursing(who: Who, day: date) -> int:
    """失能老年人护理补贴, 160号 二(二)."""
    bars = ("injury_care", "brave_care", "returned_youth_care", "hardship_home")
    if not who["hukou"] or not turned(who["birth"], 60, day) or who["relief.status"] == "tekun":
        return 0
    if any(who[f"draws.{care}"] for care in bars):
        return 0
    level, kind = who["dis.level"], who["dis.type"]
    table = {
        "visual": (600, 400, 0, 0), "physical": (600, 400, 0, 0), "hearing": (200, 200, 0, 0),
        "speech": (200, 200, 0, 0), "intellectual": (600, 400, 400, 0), "mental": (600, 400, 400, 0),
    }  # fmt: skip
    minds_and_more = kind in ("intellectual", "mental") and level == 2 and who["dis.multi"]
    if who["elder.assessed"] == "severe" or minds_and_more:
        return 600
    return 0 if level is None or kind is None else table[kind][level - 1]


def aged(who: Who, day: date) -> int:
    """高龄津贴, 160号 二(三)."""
    if not who["hukou"]:
        return 0
    steps = ((100, 800), (90, 500), (80, 100))
    return next((yuan for years, yuan in steps if turned(who["birth"], years, day)), 0)

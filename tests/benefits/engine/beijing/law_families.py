"""445号 once more, as plain Python from the document: a second reading to hold the book against.

Everything is known here; amounts in fen, None where the text leaves a gap. `home`, `members`, `helpers` carry the
facts by their codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.benefits.engine.beijing.law import turned

Who = Mapping[str, Any]
TRADITIONAL = ("retrenched_40", "retrenched", "returned_youth", "pardoned", "old_returnee")


def share(fen: int, among: int) -> int:
    """Rounded half up."""
    return (2 * fen + among) // (2 * among)


def severe(who: Who) -> bool:
    worst = {"intellectual": 3, "mental": 3}.get(who["dis.type"], 2)
    return who["dis.type"] is not None and who["dis.level"] <= worst


def _covered(who: Who) -> bool:
    spouse = who["residence_permit"] and who["spouse_local"]
    return bool((who["hukou"] or spouse) and not who["dibao.excluded"])


def _kept_wage(who: Who, standard: int) -> int:
    """就业奖励 十(三): what of a wage is not counted."""
    wage = who["work.income"] or 0
    if who["work.kind"] == "employee":
        return int(min(wage, standard * 8 // 10))
    if who["work.kind"] == "flexible" and wage > standard:
        return int(standard * 8 // 10 if wage * 10 >= standard * 18 else wage - standard)
    return 0


def _more(who: Who, standard: int, day: date) -> int:
    """增发 十(二): the higher of 35 and 25 per cent."""
    if who["illness.major"] or severe(who):
        return share(standard * 35, 100)
    at_school = who["student.fulltime"] and who["student.stage"] not in (None, "postgraduate")
    young = not turned(who["birth"], 17, day) or at_school
    weak = turned(who["birth"], 60, day) or who["work.retirement_age"] or who["labour"] != "full"
    return share(standard * 25, 100) if young or weak or who["special.group"] else 0


def owed(helper: Who, standard: int) -> int:
    """十二(一): by document, else reckoned, else what is paid if that is more."""
    if helper["support.agreed"] is not None:
        return int(helper["support.agreed"])
    left = helper["support.income"] - standard * 15 * helper["support.members"] // 10
    reckoned = 0 if helper["support.relief"] else max(0, share(share(left * 20, 100), helper["support.homes"]))
    return int(max(helper["support.paid"] or 0, reckoned))


def _deducted(home: Who, members: Sequence[Who], standard: int, day: date) -> int:
    """收入核减 十(一): for illness or disability, or for the single parent; the higher."""
    less = 0
    if any(who["illness.major"] or severe(who) for who in members):
        old_carer = any(who["dibao.carer"] and turned(who["birth"], 60, day) for who in members)
        less = standard * 3 // 2 if old_carer else standard
    minor = any(not turned(who["birth"], 17, day) or who["student.fulltime"] for who in members)
    return max(less, standard if home["single_parent"] and minor else 0)


def per_head(home: Who, members: Sequence[Who], helpers: Sequence[Who], standard: int, day: date) -> int:
    monthly = share(home["income.total"], 12) + sum(owed(one, standard) for one in helpers)
    kept = sum(_kept_wage(who, standard) for who in members)
    return share(max(0, monthly - kept - _deducted(home, members, standard, day)), len(members))


def _enters_directly(who: Who, home: Who, day: date) -> bool:
    if not (_covered(who) and who["hukou"]):
        return False
    if who["special.group"] in TRADITIONAL:
        return True
    jobless = turned(who["birth"], 18, day) and who["work.kind"] in ("none", "unemployed")
    kept = jobless and who["dibao.kept_by"] in ("sibling", "elder")
    return bool(home["property_ok"] and severe(who) and (who["relief.status"] == "low_income" or kept))


def dibao(home: Who, members: Sequence[Who], helpers: Sequence[Who], standard: int, day: date) -> int | None:
    """低保金 in fen of a month; None: 抚养费 without a document has no single figure (十二(二))."""
    covered = [who for who in members if _covered(who)]
    directly = [who for who in members if _enters_directly(who, home, day)]
    head = per_head(home, members, helpers, standard, day)
    below = home["property_ok"] and head < standard
    if not any(who["hukou"] for who in covered) or not (below or directly):
        return 0
    if any(one["support.kind"] == "child" and one["support.agreed"] is None for one in helpers):
        return None
    if not below:
        return sum(standard + _more(who, standard, day) for who in directly)
    whole = [severe(who) or who["special.group"] in (*TRADITIONAL, "preferential") for who in covered]
    base = sum(standard if all_of_it else standard - head for all_of_it in whole)
    return base + sum(_more(who, standard, day) for who in covered)

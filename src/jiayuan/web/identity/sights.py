"""Audit records and grants put into words a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.audit.api import Entry
from jiayuan.identity.api import ActingInfo
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import by_paths

ROLE_LABELS: Mapping[str, str | Promise] = {
    "": _("系统"),
    "visitor": _("访客"),
    "resident": _("本人"),
    "community_worker": _("社区工作者"),
    "grid_worker": _("网格员"),
    "building_steward": _("楼门长"),
    "property_manager": _("物业人员"),
    "street_officer": _("街道工作人员"),
    "duty_dispatcher": _("街道调度员"),
    "callback_agent": _("回访员"),
    "district_officer": _("区级工作人员"),
    "district_analyst": _("区级分析员"),
    "responder": _("处突力量"),
    "commander": _("值班指挥"),
    "auditor": _("审计员"),
    "system_admin": _("系统管理员"),
    "security_admin": _("安全管理员"),
    "service": _("自动办理"),
}
VERBS: Mapping[str, str | Promise] = {
    "refused": _("想看但被拒绝"),
    "read": _("查看"),
    "search": _("查找"),
    "list": _("列表中看到"),
    "card": _("查看"),
    "merge": _("合并信息"),
    "upload": _("归集台账"),
    "run": _("批量核对"),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at a person's data."""

    at: datetime
    role: str | Promise
    office: str
    purpose: str
    did: str | Promise
    fields: str


@dataclass(frozen=True, slots=True)
class Hat:
    """One grant to choose from."""

    id: int
    role: str | Promise
    place: str
    current: bool


def _path(text: str) -> PlacePath | None:
    try:
        return PlacePath(text)
    except Invalid:
        return None


def place_names(paths: Iterable[PlacePath | None]) -> dict[PlacePath, str]:
    """Names of several places in one query."""
    return {path: ref.name for path, ref in by_paths({path for path in paths if path}).items()}


def _did(entry: Entry) -> str | Promise:
    # Acts are "module.object.verb"; the reader is told the verb.
    last = "refused" if entry.outcome == "refused" else entry.act.rpartition(".")[2]
    return VERBS.get(last, _("办理"))


def sights(entries: Sequence[Entry], titles: Mapping[str, str]) -> list[Sight]:
    """The entries of a trail with offices and purposes by name."""
    names = place_names(_path(entry.scope) for entry in entries)
    return [
        Sight(
            at=entry.at,
            role=ROLE_LABELS.get(entry.role, entry.role),
            office=names.get(path, "") if (path := _path(entry.scope)) else "",
            purpose=titles.get(entry.purpose, entry.purpose),
            did=_did(entry),
            fields="、".join(entry.fields),
        )
        for entry in entries
    ]


def hats(info: ActingInfo) -> list[Hat]:
    """The live grants of whoever asks."""
    grants = info.entrant.grants if info.entrant else ()
    names = place_names(grant.place for grant in grants)
    return [
        Hat(grant.id, ROLE_LABELS.get(grant.role, grant.role), names.get(grant.place, ""), grant == info.active)
        for grant in grants
    ]

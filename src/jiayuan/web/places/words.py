"""Words for kinds of places, of other names and of changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiayuan.places.api import ChangeRef

KIND_WORDS: Mapping[str, Promise] = {
    "district": _("区"),
    "street": _("街道"),
    "community": _("社区"),
    "compound": _("小区"),
    "lane": _("胡同"),
    "building": _("楼"),
    "yard": _("院"),
    "unit": _("单元"),
    "room": _("室"),
}
ALIAS_WORDS: Mapping[str, Promise] = {
    "old": _("旧名称"),
    "spelling": _("写法"),
    "nickname": _("俗称"),
    "door_plate": _("旧门牌"),
}
ACT_WORDS: Mapping[str, Promise] = {
    "made": _("新建"),
    "alias": _("增加写法"),
    "unaliased": _("撤回写法"),
    "withdrawn": _("撤回新建"),
    "renamed": _("改名"),
    "moved": _("划归其他街道"),
    "resized": _("改层数、单元数"),
    "closed": _("停用"),
    "reopened": _("恢复"),
}
ROLE_WORDS: Mapping[str, Promise] = {
    "street_officer": _("街道人员"),
    "district_officer": _("区级人员"),
    "system_admin": _("系统管理员"),
    "service": _("系统"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words; `who` is the role, for the tree is public and its keepers are not."""

    act: Promise
    at: datetime
    who: Promise
    text: str
    reason: str


def told(change: ChangeRef) -> Told:
    """What was and what became, as 红墙小区 → 新红墙小区."""
    was = "、".join(_plain(value) for value in change.before.values())
    now = "、".join(_plain(value) for value in change.after.values())
    text = f"{was} → {now}" if was and now else was or now
    # States are said by the act itself.
    shown = "" if "state" in change.after else text
    return Told(ACT_WORDS[change.act], change.at, ROLE_WORDS.get(change.role, _("工作人员")), shown, change.reason)


def _plain(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "—" if value is None else str(value)

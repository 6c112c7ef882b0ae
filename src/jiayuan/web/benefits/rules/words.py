"""Words of the rule pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiayuan.places.api import labels

VERSIONS: Mapping[str, Any] = {
    "draft": _("草稿"),
    "checked": _("已检查"),
    "diffed": _("已试算"),
    "approved": _("已复核"),
    "published": _("已发布"),
    "withdrawn": _("已撤回"),
}
STEPS: Mapping[str, Any] = {
    "check": _("检查规则"),
    "diff": _("在现有底册上试算"),
    "approve": _("复核同意"),
    "publish": _("发布"),
    "withdraw": _("撤回"),
}
WHAT_NEXT: Mapping[str, Any] = {
    "draft": _("改好后先检查：算例、引文和格网都要通过。"),
    "checked": _("检查通过。下一步在现有底册上试算，看谁增谁减。"),
    "diffed": _("试算完成。要由起草人以外的人复核。"),
    "approved": _("已复核，7 天内可以发布；改动任何内容都要重新检查和复核。"),
    "published": _("正在或曾经生效的版本，内容不再改变。"),
    "withdrawn": _("已撤回，上一版有效规则恢复生效。"),
}


SPOTS: Mapping[str, Any] = {
    "dead": _("这一档永远轮不到"),
    "gap": _("没有一档说到这种情况"),
    "overlap": _("两档同时成立而金额不同"),
    "neighbours": _("相邻两档金额相同，可以合并"),
}
HIDDEN = "＜10"


def spot_words(kind: str, example: Mapping[str, str]) -> str:
    """What the grid found, with its cell."""
    cell = ", ".join(f"{code}={word}" for code, word in example.items())
    return f"{SPOTS[kind]} ({gettext('如 %(example)s') % {'example': cell}})" if cell else str(SPOTS[kind])


def counts(change: Mapping[str, int | None]) -> dict[str, str]:
    """Gain, lose and yuan a month as texts; groups under ten are hidden."""
    gain, lose, fen = (change[key] for key in ("gain", "lose", "fen"))
    return {
        "gain": HIDDEN if gain is None else f"{gain:,}",
        "lose": HIDDEN if lose is None else f"{lose:,}",
        "yuan": "—" if fen is None else f"{fen / 100:+,.0f}" if fen else "0",
    }


def places(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """Changes by community, with the community's name."""
    names = labels(found)
    return [{"name": names.get(path, path), **counts(change)} for path, change in found.items()]

"""Map layers as table rows: the list twin has the same things as the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jiayuan.web.command import labels

Cell = dict[str, Any]
Properties = dict[str, Any]


def _place(feature: dict[str, Any]) -> str:
    lon, lat = feature["geometry"]["coordinates"][:2]
    return f"{lon:.5f}, {lat:.5f}"


def _yes(flag: object) -> str:
    return _("是") if flag else _("否")


def _tag(table: Mapping[Any, Any], key: object) -> Cell:
    text, tone = table[key]
    return {"text": text, "tone": tone}


def _incident(p: Properties) -> list[Cell]:
    href = reverse("command:incident", args=[p["id"]])
    return [{"text": p["label"], "href": href}, _tag(labels.PRIORITY, p["priority"]),
            _tag(labels.INCIDENT, p["state"]), {"text": labels.minutes(p["left_s"]), "numeric": True}]  # fmt: skip


def _unit(p: Properties) -> list[Cell]:
    age = _("%(s)s 秒前") % {"s": p["age_s"]}
    return [{"text": p["call"]}, _tag(labels.UNIT, p["state"]), {"text": p["mode_label"]}, {"text": age}]


def _blind(p: Properties) -> list[Cell]:
    over = _("无法到达") if p["over_s"] is None else labels.minutes(p["over_s"])
    return [{"text": over, "numeric": True}]


ROWS: dict[str, tuple[list[str], Callable[[Properties], list[Cell]]]] = {
    "outlines": ([_("名称")], lambda p: [{"text": p["label"]}]),
    "zones": ([_("名称")], lambda p: [{"text": p["label"]}]),
    "blind": ([_("超出目标")], _blind),
    "risk": (
        [_("名称"), _("权重"), _("核心区")],
        lambda p: [{"text": p["label"]}, {"text": f"{p['weight']:.3f}", "numeric": True}, {"text": _yes(p["core"])}],
    ),
    "points": ([_("名称")], lambda p: [{"text": p["label"]}]),
    "posts": (
        [_("名称"), _("已开设"), _("人员")],
        lambda p: [{"text": p["label"]}, {"text": _yes(p["open"])}, {"text": p["staff"], "numeric": True}],
    ),
    "incidents": ([_("事件"), _("紧急程度"), _("状态"), _("剩余时间")], _incident),
    "units": ([_("呼号"), _("状态"), _("方式"), _("位置更新")], _unit),
}


# What has no single point to name.
AREAS = ("outlines", "zones")


def rows_of(layer: str, features: Sequence[dict[str, Any]]) -> tuple[list[dict[str, str]], list[list[Cell]]]:
    """Columns and rows for the table component; a last column names the place of a point."""
    titles, read = ROWS[layer]
    points = layer not in AREAS
    columns = [{"label": title} for title in [*titles, *([_("经纬度")] if points else [])]]
    rows = []
    for feature in features:
        cells = read(feature["properties"])
        cells += [{"text": _place(feature)}] if points else []
        rows.append([cell | {"label": column["label"]} for cell, column in zip(cells, columns, strict=True)])
    return columns, rows

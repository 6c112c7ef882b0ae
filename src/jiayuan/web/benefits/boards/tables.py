"""The tables of the benefit board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from jiayuan.benefits.api import Cost, Cover, Missed, Shift, Spared, Taken
from jiayuan.places import api as places
from jiayuan.web.benefits.boards.cells import columns, count, fen, number, policy, table, text

Table = dict[str, object]


def _cover_heads(first: str) -> list[dict[str, object]]:
    return columns(
        first, [gettext("应享"), gettext("已享"), gettext("应享未享"), gettext("享受率"), gettext("待补信息")]
    )


def _cover_row(name: str, row: Cover) -> list[dict[str, object]]:
    share = number(row.percent, "%")
    return [text(name), count(row.entitled), count(row.drawing), count(row.missed), share, count(row.undecided)]


def by_policy(rows: Iterable[Cover]) -> Table:
    cells = [_cover_row(policy(row.key), row) for row in rows]
    return table(gettext("各项待遇：应享和已享"), _cover_heads(gettext("待遇")), cells)


def by_community(rows: Sequence[Cover]) -> Table:
    names = places.labels(row.key for row in rows)
    cells = [_cover_row(names.get(row.key) or row.key, row) for row in rows]
    return table(gettext("各社区：应享和已享（项）"), _cover_heads(gettext("社区")), cells)


def paces(steps: Iterable[Taken]) -> Table:
    names = {
        "confirmed": gettext("找到 → 本人确认"),
        "decided": gettext("确认 → 核定"),
        "handed": gettext("核定 → 送达"),
    }
    heads = columns(gettext("环节"), [gettext("件数"), gettext("天数（中位数）")])
    return table(
        gettext("每个环节用了几天"),
        heads,
        [[text(names[one.step]), count(one.count), number(one.days)] for one in steps],
    )


def spared(rows: Iterable[Spared]) -> Table:
    heads = columns(
        gettext("待遇"),
        [
            gettext("件数"),
            gettext("不用填的栏"),
            gettext("不用交的材料"),
            gettext("文件规定天数"),
            gettext("实际天数"),
            gettext("每件省下天数"),
        ],
    )
    cells = [
        [text(policy(row.policy)), count(row.matters), count(row.fields), count(row.papers), count(row.limit),
         number(row.took), number(row.days)]
        for row in rows
    ]  # fmt: skip
    return table(gettext("替居民省下的"), heads, cells)


def costs(rows: Iterable[Cost]) -> Table:
    heads = columns(
        gettext("待遇"),
        [
            gettext("正在发放（元/月）"),
            gettext("已找到（元/月）"),
            gettext("待定最多（元/月）"),
            gettext("一年：照现在"),
            gettext("一年：最多"),
        ],
    )
    cells = []
    for row in rows:
        now, most = row.year() or (None, None)
        cells.append(
            [text(policy(row.policy)), fen(row.drawn), fen(row.offered), fen(row.open_high), fen(now), fen(most)]
        )
    return table(gettext("今后一年要花多少"), heads, cells)


def shifts(rows: Iterable[Shift]) -> Table:
    heads = columns(
        gettext("待遇"),
        [
            gettext("现在人数"),
            gettext("调后人数"),
            gettext("现在（元/月）"),
            gettext("调后（元/月）"),
            gettext("多得的人"),
            gettext("少得的人"),
        ],
    )
    cells = [
        [text(policy(row.policy)), *map(count, row.people), *map(fen, row.fen), count(row.gain), count(row.lose)]
        for row in rows
    ]
    return table(gettext("调整前后"), heads, cells)


def missed(rows: Iterable[Missed], href: str) -> Table:
    """Places with their counts; `href` leads deeper where there is a deeper level, with the path at its end."""
    heads = columns(gettext("地点"), [gettext("应享未享的人")])
    cells = [[text(row.name, f"{href}{row.path.value}" if href else ""), count(row.people)] for row in rows]
    return table(gettext("应享未享在哪里"), heads, cells)

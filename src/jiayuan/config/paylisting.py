"""`jiayuan benefits paylist`: draws up, shows and writes pay lists. Sealing takes two people, so it has a page only."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

import click

from jiayuan.benefits import api as benefits
from jiayuan.config.commandline import json_option
from jiayuan.config.terminal import say
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_CHECK

SERVICE = "benefits-paylist"


def _told(paylist: benefits.PayList) -> dict[str, object]:
    return {
        "id": str(paylist.pk), "policy": paylist.policy, "month": f"{paylist.month:%Y-%m}", "state": paylist.state,
        "count": paylist.count, "total_fen": paylist.total, "hash": paylist.file_hash,
    }  # fmt: skip


def _show(lists: list[benefits.PayList], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([_told(one) for one in lists], ensure_ascii=False))
        return
    for one in lists:
        say(f"{one.pk} {one.policy} {one.month:%Y-%m} {one.state} {one.count}笔 {one.total / 100:,.2f}元")


@click.command("paylist")
@click.option("--place", default="110102.001.", show_default=True, help="街道的地点路径。")
@click.option("--policy", help="给这项政策编清册；不给则列出最近的清册。")
@click.option("--month", type=click.DateTime(["%Y-%m"]), help="发到哪个月，如 2026-11。")
@click.option("--file", "list_id", type=click.UUID, help="写出这份已封存清册的文件（不含账户）。")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False, exists=True), default=".", show_default=True)
@click.option("--form", type=click.Choice(["csv", "gb18030", "xlsx"]), default="csv", show_default=True)
@json_option
def paylist(
    place: str, policy: str | None, month: datetime | None, list_id: UUID | None, out: Path, form: str, as_json: bool
) -> None:
    """编清册、列清册、写出文件。封存要两个人，请到页面上办理。"""
    if policy and month is None:
        raise click.UsageError("--policy 要和 --month 一起给")
    with acting_as_service(SERVICE, place=PlacePath(place), purpose=BENEFIT_CHECK) as acting:
        if list_id is not None:
            made = benefits.pay_file(acting.scope, list_id, benefits.pay_form(form))
            (out / made.name).write_bytes(made.content)
            click.echo(str(out / made.name))
            return
        drafted = [benefits.draft_paylist(policy, month.date())] if policy and month else []
        _show(drafted or benefits.paylists(acting.scope), as_json)

"""`jiayuan import-ledger`: one workbook from file to merged without the web, or undone again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import click

from jiayuan.config.terminal import console, say
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import JiayuanError
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.registry.api import organisation


def _tell(ref: api.FileRef, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(ref), ensure_ascii=False, default=str))
        return
    say(f"{ref.filename}：{ref.state_label}")
    for key, value in ref.counts.items():
        say(f"  {key}: {value}")
    for problem in ref.problems:
        say(f"[yellow]{problem}[/yellow]")


def _do(place: PlacePath, ref: api.FileRef, name: str, reason: str = "") -> api.FileRef:
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP):
        return api.command(ref.id, name, reason=reason)


def _upload(file: Path, template: str, office: int, mode: str, as_of: date | None, place: PlacePath) -> api.FileRef:
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP):
        return api.receive(office, template, file.name, file.read_bytes(), mode=mode, as_of=as_of)


def _to_preview(ref: api.FileRef, place: PlacePath) -> api.FileRef:
    if ref.state in ("merged", "previewed"):
        return ref
    with console.status("读取、检查、比对…"):
        return api.run_to(ref.id, "previewed", place)


def _to_merged(ref: api.FileRef, place: PlacePath) -> api.FileRef:
    if ref.state == "merged":
        return ref
    _do(place, ref, "approve")
    with console.status("合并…"):
        return api.run_to(ref.id, "merged", place)


def _save_errors(ref: api.FileRef, target: Path, place: PlacePath) -> None:
    with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP):
        target.write_bytes(api.error_workbook(ref.id))


def _import(
    file: Path, template: str, office: int, mode: str, as_of: date | None, yes: bool, errors: Path | None
) -> api.FileRef:
    place = PlacePath(organisation(office).place_path)
    ref = _to_preview(_upload(file, template, office, mode, as_of, place), place)
    if yes:
        ref = _to_merged(ref, place)
    if errors:
        _save_errors(ref, errors, place)
    return ref


@click.command(name="import-ledger")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--template", default="elderly", show_default=True, help="台账模板代码。")
@click.option("--office", type=int, help="上传单位的编号。")
@click.option("--mode", type=click.Choice(["partial", "full"]), default="partial", show_default=True)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="数据截止日期。")
@click.option("--preview/--yes", "only_preview", default=True, help="只看会改什么，或直接合并。")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="把标红的表格存到这里。")
@click.option("--undo", "undo_id", type=click.UUID, help="撤销这份已合并的台账。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印 JSON。")
def command(
    file: Path | None, template: str, office: int | None, mode: str, as_of: datetime | None, only_preview: bool,
    errors: Path | None, undo_id: UUID | None, as_json: bool,
) -> None:  # fmt: skip
    """导入一份台账：读取、检查、比对、预览；加 --yes 合并；或用 --undo 撤销。"""
    if office is None or (file is None) == (undo_id is None):
        raise click.UsageError("请用 --office 指明单位，并给出文件或 --undo 编号（二选一）。")
    try:
        if undo_id is not None:
            place = PlacePath(organisation(office).place_path)
            with acting_as_service("ledgers", place=place, purpose=LEDGER_UPKEEP):
                ref = api.command(undo_id, "undo", reason="import-ledger --undo")
        else:
            day = as_of.date() if as_of else None
            ref = _import(file or Path(), template, office, mode, day, not only_preview, errors)
    except JiayuanError as error:
        raise click.ClickException(str(error)) from error
    _tell(ref, as_json)

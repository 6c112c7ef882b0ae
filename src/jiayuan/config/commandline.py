"""Options that several commands share, so that they mean the same and refuse the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from jiayuan.config.demo.scale import Scale

Command = TypeVar("Command", bound=Callable[..., Any])
PORT = click.IntRange(1, 65_535)


def _known_scale(_: click.Context, __: click.Parameter, text: str) -> str:
    """Refused at once: found out later, it would cost the minute in which the tables are made."""
    try:
        Scale.parse(text)
    except ValueError as error:
        raise click.BadParameter("规模应为 demo、district 或百分比") from error
    return text


def scale_option(command: Command) -> Command:
    """`--scale`, handed on as the text that was written."""
    option = click.option(
        "--scale", default="demo", show_default=True, callback=_known_scale, help="demo、district 或百分比。"
    )
    return option(command)


def seed_option(command: Command) -> Command:
    """`--seed`: the dice know no negative numbers."""
    option = click.option(
        "--seed", default=7, show_default=True, type=click.IntRange(min=0), help="随机种子；相同的种子生成相同的城区。"
    )
    return option(command)


def json_option(command: Command) -> Command:
    """`--json`: the result on stdout, for machines."""
    return click.option("--json", "as_json", is_flag=True, help="输出机器可读的结果。")(command)


def database_option(command: Command) -> Command:
    """`--database-url`: a server that stands elsewhere; the login must be able to make roles and databases."""
    option = click.option(
        "--database-url", envvar="JIAYUAN_DATABASE_URL", default="", help="改用已有的 PostgreSQL 15+。"
    )
    return option(command)

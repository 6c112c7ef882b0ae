"""`jiayuan migrate`: brings both databases up to date as jy_migrate, then grants the framework tables."""

from __future__ import annotations

import click
from django.core.management import call_command

from jiayuan.config.postgres.grants import grant_framework_tables
from jiayuan.config.routers import KEYS, keys_apps


@click.command()
@click.option("--quiet", is_flag=True, help="只报告错误。")
def command(quiet: bool) -> None:
    """建立或更新数据表。"""
    verbosity = 0 if quiet else 1
    call_command("migrate", verbosity=verbosity, interactive=False)
    # Only the modules that own a table there: walking all migrations to leave them out again costs ten seconds.
    for app in keys_apps():
        call_command("migrate", app, database=KEYS, verbosity=verbosity, interactive=False)
    grant_framework_tables()

"""`jiayuan worker`: runs jobs and the periodic tasks."""

from __future__ import annotations

import click
from procrastinate.contrib.django import app

from jiayuan.identity.api import refuse_privileged_login


@click.command()
@click.option("--concurrency", default=2, show_default=True, help="同时处理的任务数。")
def command(concurrency: int) -> None:
    """运行后台任务与定时任务。"""
    refuse_privileged_login()
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(concurrency=concurrency, wait=True, install_signal_handlers=True, delete_jobs="successful")

"""`jiayuan serve`: the web and live processes of a deployment, whose database stands elsewhere or is embedded."""

from __future__ import annotations

import click
from django.core.management import call_command

from jiayuan.config import processes
from jiayuan.config.commandline import PORT
from jiayuan.config.postgres.instance import data_dir
from jiayuan.config.supervisor import Supervisor
from jiayuan.identity.api import refuse_privileged_login


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址。")
@click.option("--port", default=8000, type=PORT, show_default=True, help="网页端口。")
@click.option("--live-port", default=8001, type=PORT, show_default=True, help="实时推送端口。")
@click.option("--with-worker/--no-worker", default=True, show_default=True, help="同时运行后台任务。")
def command(host: str, port: int, live_port: int, with_worker: bool) -> None:
    """提供网页、接口与实时推送。"""
    refuse_privileged_login()
    call_command("check")
    children = [processes.web(host, port), processes.live(host, live_port)]
    if with_worker:
        children.append(processes.worker())
    Supervisor(children, processes.environment(data_dir(), "", demo=False)).run_from_start()

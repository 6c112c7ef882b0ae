"""`jiayuan demo-code`: the six digits an authenticator app would show for a demo account."""

from __future__ import annotations

import click
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings

from jiayuan.config.demo.accounts import ACCOUNTS, totp_secret
from jiayuan.config.preparing import SEEDED
from jiayuan.kernel.errors import Refused


@click.command()
@click.argument("username", type=click.Choice([account.username for account in ACCOUNTS if account.role]))
def command(username: str) -> None:
    """打印演示账号当前的动态码；正式环境里没有这样的账号。"""
    # Asked for in another terminal than the one in which the demo runs: what was prepared there tells.
    if not (settings.DEMO or (settings.DATA_DIR / SEEDED).exists()):
        raise Refused(
            "这里没有演示环境，也就没有演示动态码。", code="demo-only",
            advice="请在运行 make demo 的目录里执行，或用 JIAYUAN_DATA_DIR 指明数据目录。",
        )  # fmt: skip
    counter = next(iter(yield_hotp_counters_from_time()))
    click.echo(format_hotp_value(hotp_value(totp_secret(settings.SECRET_KEY, username), counter)))

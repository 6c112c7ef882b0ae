"""`jiayuan demo-code`: the six digits an authenticator app would show for a demo account."""

from __future__ import annotations

import click
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings

from jiayuan.config.demo.accounts import ACCOUNTS, totp_secret
from jiayuan.kernel.errors import Refused


@click.command()
@click.argument("username", type=click.Choice([account.username for account in ACCOUNTS if account.role]))
def command(username: str) -> None:
    """打印演示账号当前的动态码；正式环境里没有这样的账号。"""
    if not settings.DEMO:
        raise Refused(
            "只有演示环境才有演示动态码。", code="demo-only", advice="请设置 JIAYUAN_DEMO=1，或使用 make demo。"
        )
    counter = next(iter(yield_hotp_counters_from_time()))
    click.echo(format_hotp_value(hotp_value(totp_secret(settings.SECRET_KEY, username), counter)))

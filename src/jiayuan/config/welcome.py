"""What a visitor of the demo reads first: the address, who to sign in as, and the password."""

from __future__ import annotations

from rich.table import Table

from jiayuan.config.demo.accounts import ACCOUNTS, PASSWORD
from jiayuan.config.terminal import say


def welcome(host: str, port: int) -> None:
    """Prints the table of accounts on stderr."""
    base = f"http://{host}:{port}"
    table = Table(title=f"家园已启动  {base}/", title_justify="left")
    for column in ("账号", "姓名", "身份", "先看哪里"):
        table.add_column(column)
    for account in ACCOUNTS:
        table.add_row(account.username, account.name, account.role_label, f"{base}{account.first_page}")
    say(table)
    say(f"演示密码都是 [bold]{PASSWORD}[/bold]；工作人员的动态码：jiayuan demo-code 账号。按 Ctrl-C 停止。")

"""The accounts a visitor of the demo can sign in with: one per hat. They are made only when JIAYUAN_DEMO is on."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass

from jiayuan.config.demo.personas import HOME, NEXT

PASSWORD = "jiayuan-demo-2026"  # noqa: S105 - printed by `jiayuan demo`; real installations have no such account
STREET = "110102.001."
DISTRICT = "110102."


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """`persona` ties a resident's account to a person of the base; staff have a role in a place instead."""

    username: str
    name: str
    role_label: str
    first_page: str
    phone: str
    role: str = ""
    place: str = ""
    persona: str = ""


ACCOUNTS = (
    DemoAccount("resident", "王秀兰", "居民", "/", "13800000001", persona="resident"),
    DemoAccount(
        "neighbour", "赵敏", "邻社区社工，也是居民", "/staff/", "13800000002", "community_worker", NEXT, "neighbour"
    ),
    DemoAccount("volunteer", "刘洋", "居民、应急志愿者", "/", "13800000006", "responder", STREET, "volunteer"),
    DemoAccount("worker", "李娜", "社区工作者", "/staff/ledgers/", "13800000003", "community_worker", HOME),
    DemoAccount("grid", "孙磊", "网格员", "/staff/", "13800000007", "grid_worker", HOME),
    DemoAccount("officer", "陈志强", "街道工作人员", "/staff/command/", "13800000004", "street_officer", STREET),
    DemoAccount("dispatcher", "吴倩", "街道调度员", "/staff/cases/", "13800000008", "duty_dispatcher", STREET),
    DemoAccount("callback", "郑洁", "回访员", "/staff/cases/", "13800000009", "callback_agent", DISTRICT),
    DemoAccount("commander", "高建国", "值班指挥", "/staff/command/", "13800000010", "commander", STREET),
    DemoAccount("district", "林涛", "区级工作人员", "/staff/", "13800000011", "district_officer", DISTRICT),
    DemoAccount("analyst", "何静", "区级分析员", "/staff/", "13800000012", "district_analyst", DISTRICT),
    DemoAccount("auditor", "周正", "审计员", "/staff/", "13800000005", "auditor", DISTRICT),
    DemoAccount("security", "梁波", "安全管理员", "/staff/", "13800000013", "security_admin", DISTRICT),
)
# Who writes notices: the street's officer and the community's worker, each for the places of their own grants.
EDITORS = ("officer", "worker")


def totp_secret(key: str, username: str) -> str:
    """The second factor of a demo account: base32, derived from the installation's secret key."""
    # Derived, so that nothing secret is stored and every installation has its own.
    digest = hmac.digest(key.encode(), f"demo totp {username}".encode(), "sha256")
    return base64.b32encode(digest[:20]).decode()

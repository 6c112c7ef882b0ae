"""Faults in words: what a person reads beside a fix."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.text import mark
from jiayuan.ledgers.rules.messages import cell_message

OWN: Mapping[str, str] = {
    "empty": mark("没有填写，请补上"),
    "stale": mark("很久没有核对，请再确认一次"),
    "review": mark("等待判断是不是同一人"),
    "unplaced": mark("还不知道是哪个人，请补证件号码、电话或住址"),
    "duplicate": mark("重复的行，请删去一行"),
    "relative_id": mark("填的可能是家人的证件号码，请核对"),
}


def gap_message(code: str) -> str:
    """Chinese source text of a gap's code, to be translated where it is shown."""
    return OWN.get(code) or cell_message(code)

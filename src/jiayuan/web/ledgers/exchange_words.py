"""Words of the exchange's page: why something failed, what a check found."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jiayuan.ledgers.api import LogFinding

REASONS: Mapping[str, Promise] = {
    "no-answer": _("对方没有应答"), "address": _("登记的网址不能使用"), "too-long": _("对方的答复太大"),
    "malformed": _("对方的答复格式不对"), "bad-signature": _("签名不符"), "body-changed": _("内容与签名不符"),
    "skew": _("双方时钟相差超过5分钟"), "replay": _("重复发送的消息"), "unknown-peer": _("对方不认识我们"),
    "wrong-recipient": _("收件方不对"), "no-use": _("没有获准的用途"), "attribute": _("项目不在获准范围内"),
    "rate": _("调用太频繁"), "daily": _("当天条数已用完"), "selector": _("查询条件不对"),
    "bad-body": _("答复内容不完整"),
    "not-our-question": _("答复的不是我们的问题"), "id-reused": _("消息编号被重复使用"),
    "rows": _("没有内容，或一次超过500条"), "row": _("有一条的格式不对"), "row-twice": _("同一项出现了两次"),
    "value": _("有一个值的格式不对"),
}  # fmt: skip
FINDINGS: Mapping[str, Promise] = {
    "changed": _("内容被改动"), "missing": _("记录缺失"), "inserted": _("多出的行"),
    "reordered": _("记录被调换"), "cut_tail": _("末尾被截去"), "seal": _("封存行被改动"),
    "signature": _("封存签名不符"),
    "link": _("与前一天不相接"), "key": _("公钥文件被改动"), "form": _("行的格式被破坏"),
}  # fmt: skip
TONES: Mapping[str, str] = {"dead": "danger", "refused": "warning"}


def reason(code: str) -> str | Promise:
    """A code in words; an unknown one as it is."""
    return REASONS.get(code, code)


def tone(state: str) -> str:
    return TONES.get(state, "neutral")


def finding_words(finding: LogFinding) -> str:
    """What, in which file, at which line."""
    return _now("{what}：{file} 第{line}行").format(
        what=FINDINGS[finding.kind], file=finding.file, line=finding.line
    )  # fmt: skip

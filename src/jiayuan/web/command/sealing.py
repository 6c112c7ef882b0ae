"""What was shown is what is sent: options signed into the page."""

from __future__ import annotations

from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _

from jiayuan.command import api
from jiayuan.kernel.errors import Invalid

SALT = "jiayuan.command.option"

OPTION_LIFE_S = 300


def seal(option: api.Option) -> str:
    """What was shown, signed, so that exactly this is confirmed and not what a later computation would say."""
    rows = [[str(unit), skill, round(eta, 1)] for unit, skill, eta in api.sent_of(option)]
    return signing.dumps([option.rank, rows], salt=SALT)


def unseal(text: str) -> tuple[int, list[tuple[UUID, str, float]]]:
    """Rank and units of a shown option; Invalid when it is not ours or older than five minutes."""
    try:
        rank, rows = signing.loads(text, salt=SALT, max_age=OPTION_LIFE_S)
    except signing.BadSignature:
        raise Invalid(_("建议已经过期，请重新选择事件后再确认")) from None
    return int(rank), [(UUID(unit), skill, float(eta)) for unit, skill, eta in rows]

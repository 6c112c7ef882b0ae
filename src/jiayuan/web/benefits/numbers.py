"""Whole numbers that come in addresses and forms."""

from __future__ import annotations

from django.utils.translation import gettext

from jiayuan.kernel.errors import Invalid

# No key or version of ours is longer, and Python refuses to read what is far longer.
DIGITS = 18


def whole(text: str) -> int | None:
    """The number, None for what is none. Raises Invalid past eighteen digits."""
    if not (text.isascii() and text.isdigit()):
        return None
    if len(text) > DIGITS:
        raise Invalid(gettext("编号太长了，请从列表里重新打开"), code="number")
    return int(text)

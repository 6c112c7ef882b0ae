"""Where the money goes: the account on file, or a number that is sealed as soon as it is said."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.identity.api import seal_for
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import squeeze

KNOWN = "known"
# Debit and passbook numbers of the mainland banks.
DIGITS_MIN, DIGITS_MAX = 12, 19
# Enough for the person to recognise the card, too little to use it.
MASKED_TAIL = 4


def account_number(text: str) -> str:
    """The number without the blanks people type; "" for none. Raises Invalid when it is no bank account."""
    # Full-width digits come from Chinese input methods and are meant as digits.
    number = squeeze(text)
    if number and not (number.isascii() and number.isdigit() and DIGITS_MIN <= len(number) <= DIGITS_MAX):
        raise Invalid(_("银行卡号应为12至19位数字"), code="account")
    return number


def answer_account(deed: Deed) -> None:
    """The account: the one known to the base, or a number of which only the last four digits stay readable."""
    number = account_number(str(deed.data.get("account_number", "")))
    if not number:
        deed.answer("account", KNOWN)
        return
    # The cell's name is part of the seal: copied into another offer's row it does not open.
    cell = f"benefits_answer.sealed:{deed.offer.pk}"
    deed.answer("account", f"****{number[-MASKED_TAIL:]}", seal_for(deed.offer.person, cell, number))

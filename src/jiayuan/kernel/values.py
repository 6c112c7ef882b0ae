"""The value types in one place: numbers of documents, organisations and telephones, money, masks."""

from jiayuan.kernel.creditcode import CreditCode, ParsedCredit, credit_check
from jiayuan.kernel.idnumber import IdClass, IdDocument, IdNumber, ParsedId, check_digit, parse_id
from jiayuan.kernel.money import Money
from jiayuan.kernel.phone import ParsedPhone, Phone
from jiayuan.kernel.text import squeeze

__all__ = [
    "CreditCode",
    "IdClass",
    "IdDocument",
    "IdNumber",
    "Money",
    "ParsedCredit",
    "ParsedId",
    "ParsedPhone",
    "Phone",
    "check_digit",
    "credit_check",
    "mask_id",
    "mask_name",
    "mask_phone",
    "parse_id",
]


def mask_name(name: str) -> str:
    """王秀兰 becomes 王*: the length of the given name is hidden too."""
    cleaned = squeeze(name)
    return f"{cleaned[0]}*" if cleaned else ""


def mask_id(text: str) -> str:
    """Any document number: the first six and last four places of a long one, the last two of a short one."""
    if len(text) >= 15:
        return f"{text[:6]}********{text[-4:]}"
    return f"****{text[-2:]}" if text else ""


def mask_phone(text: str) -> str:
    return f"{text[:3]}****{text[-4:]}" if len(text) > 7 else ("****" if text else "")

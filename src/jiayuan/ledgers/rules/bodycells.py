"""Standards of cells about organisations and things: credit codes, classes, 16-place codes, coordinates."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jiayuan.kernel.creditcode import CreditCode
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn
from jiayuan.ledgers.rules.codelists import codelist

ORG_KINDS: Mapping[str, str] = {
    "机关单位": "unit", "机关": "unit", "事业单位": "unit", "单位": "unit",
    "社区居委会": "committee", "居委会": "committee",
    "物业企业": "property", "物业公司": "property", "物业": "property", "公用事业": "utility", "企业": "company",
    "公司": "company", "个体工商户": "company", "个体": "company", "社会组织": "social", "社团": "social",
    "民办非企业": "social",
}  # fmt: skip
_CREDIT = {"bad_check": "uscc_check", "bad_char": "uscc_sign", "short": "uscc_short", "other": "uscc_short"}
_CODE16 = re.compile(r"\d{6}(\d{4})\d{6}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(\.\d+)?", re.ASCII)


def credit_code(raw: str) -> Std:
    """GB 32100-2015: eighteen places, MOD 31, without I O S V Z."""
    if blank(squeeze(raw)):
        return EMPTY
    parsed = CreditCode.parse(raw)
    return Std(parsed.value) if parsed.kind == "ok" else error(_CREDIT[parsed.kind])


def thing_kind(raw: str) -> Std:
    """The kind of a thing by its class code (two places of class, two of subclass) or by a word for it."""
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    classes = codelist("thing_class")
    code = classes.words.get(text.lower())
    kind = classes.kinds[code] if code else text if text in classes.kinds.values() else ""
    return Std(kind) if kind else warn(text, "code_unknown")


def kind_word(kind: str) -> str:
    """The word for a kind of organisation or thing; a kind without one, or of several classes, stays as it is."""
    classes = codelist("thing_class")
    things = [classes.names[code] for code, known in classes.kinds.items() if known == kind]
    own = things[0] if kind and len(things) == 1 else kind
    return next((word for word, known in ORG_KINDS.items() if known == kind), own)


def code16(raw: str) -> Std:
    """Six places of the division, two of class, two of subclass, six of the serial number."""
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    found = _CODE16.fullmatch(text)
    if not found:
        return error("code16")
    known = found[1] in codelist("thing_class").names
    return Std(text, more=(found[1],)) if known else warn(text, "class_unknown")


def coordinate(raw: str) -> Std:
    text = squeeze(raw).rstrip("°EN")
    if blank(text):
        return EMPTY
    return Std(text) if _NUMBER.fullmatch(text) else error("coordinate")

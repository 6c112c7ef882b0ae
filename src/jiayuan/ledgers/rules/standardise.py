"""Standards of the cells by attribute: what comes out is the same whatever way it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from jiayuan.kernel.idnumber import IdClass, IdDocument, parse_id
from jiayuan.kernel.phone import Phone, kind_of
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn

_NOTE = re.compile(r"[(（]([^)）]*)[)）]")
_DOTS = re.compile(r"[·•‧∙・.．•﹒⋅]")
_FILLER = frozenset({"无", "/", "-", "--", "不详", "未知", "暂无", "没有", "n/a", "null", "none", "空"})
_DATE_PARTS = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})?日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:0{6})?")
EXCEL_EPOCH = date(1899, 12, 30)
SEXES = {"男": "1", "女": "2", "男性": "1", "女性": "2", "m": "1", "f": "2", "1": "1", "2": "2", "1男": "1", "2女": "2"}
DIS_TYPES = {
    "1": "visual", "2": "hearing", "3": "speech", "4": "physical", "5": "intellectual", "6": "mental", "7": "multiple",
}  # fmt: skip
DIS_WORDS = {"视力": "1", "听力": "2", "言语": "3", "语言": "3", "肢体": "4", "智力": "5", "精神": "6", "多重": "7"}
LEVELS = {"一级": "1", "二级": "2", "三级": "3", "四级": "4", "1级": "1", "2级": "2", "3级": "3", "4级": "4"}
RELIEF = {
    "低保": "dibao", "最低生活保障": "dibao", "城市低保": "dibao", "低保户": "dibao",
    "生活困难补助": "hardship_subsidy",
    "低收入": "low_income", "低收入家庭": "low_income", "低收入户": "low_income", "特困": "tekun", "特困供养": "tekun",
    "特困人员": "tekun", "无": "none",
}  # fmt: skip
ASSESSED = {"能力完好": "able", "轻度失能": "mild", "中度失能": "moderate", "重度失能": "severe", "完好": "able",
            "轻度": "mild", "中度": "moderate", "重度": "severe"}  # fmt: skip
TENURE = {"自有": "owner", "产权人": "owner", "业主": "owner", "租赁": "tenant", "租户": "tenant", "承租": "tenant",
          "公租": "tenant"}  # fmt: skip


def blank(text: str) -> bool:
    return not text or text.lower() in _FILLER


def name(raw: str) -> Std:
    """NFKC, blanks out, brackets to a note, one middle dot; rare characters stay."""
    # 户主 and the like say something about the person, but are not part of the name.
    plain = squeeze(raw)
    notes = "、".join(filter(None, _NOTE.findall(plain)))
    text = _DOTS.sub("·", _NOTE.sub("", plain)).strip("·'’`")
    if blank(text):
        return EMPTY
    if len(text) < 2 or len(text) > 40:
        return warn(text[:40], "name_length", notes)
    if any(character.isdigit() for character in text):
        return error("name_digits")
    return Std(text, note=notes)


_ID_ERRORS = {
    IdClass.BAD_CHECK: "id_check", IdClass.BAD_DATE: "id_date", IdClass.SHORT: "id_short", IdClass.MASKED: "id_masked",
    IdClass.FLOAT_DAMAGED: "id_float",
}  # fmt: skip


def id_number(raw: str) -> Std:
    """MOD 11-2; 15 places are widened; digits lost in the file itself are never guessed."""
    if blank(squeeze(raw)):
        return EMPTY
    parsed = parse_id(raw)
    if parsed.kind is IdClass.MISSING:
        return EMPTY
    if parsed.kind in _ID_ERRORS:
        return error(_ID_ERRORS[parsed.kind])
    if parsed.kind is IdClass.OTHER and parsed.document is IdDocument.OTHER:
        return warn(parsed.value, "id_other") if len(parsed.value) >= 5 else error("id_short")
    if parsed.warnings:
        return warn(parsed.value, "id_over_100")
    return Std(parsed.value, note=raw if parsed.kind is IdClass.FROM15 else "")


def certificate(raw: str) -> Std:
    """Disability certificate: an id number, kind 1–7 and grade 1–4, perhaps B and a count of reissues."""
    text = squeeze(raw).upper()
    if blank(text):
        return EMPTY
    found = re.fullmatch(r"(\d{17}[\dX])([1-7])([1-4])(B\d)?", text)
    if not found or parse_id(found[1]).kind is not IdClass.OK:
        return error("certificate")
    return Std(text, more=(found[1], found[2], found[3]))


def phone(raw: str) -> Std:
    """The first usable number; others stand in `more`."""
    if blank(squeeze(raw)):
        return EMPTY
    numbers = [number for number in Phone.parse(raw).numbers if kind_of(number) in ("mobile", "landline", "service")]
    if not numbers:
        return error("phone")
    return Std(numbers[0], more=tuple(numbers[1:]))


def day(raw: str) -> Std:
    """Any spelling of a date, or an Excel serial number; year and month alone are kept as the first, with a warning."""
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    if re.fullmatch(r"\d{4,5}(\.0+)?", text) and 3650 <= int(float(text)) <= 60000:
        return Std((EXCEL_EPOCH + timedelta(days=int(float(text)))).isoformat())
    # Eight digits first: a hyphen-less 20210701 would otherwise be read as year 2021, month 07, day 0.
    found = _COMPACT.match(text) if text[:8].isdigit() else _DATE_PARTS.match(text)
    if not found:
        return error("date")
    try:
        result = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return error("date")
    return Std(result.isoformat()) if found[3] else warn(result.isoformat(), "date_month")


def coded(table: Mapping[str, str], code: str) -> Callable[[str], Std]:
    """A standardiser by a table of synonyms; unknown words stay as text, with a warning."""

    def standard(raw: str) -> Std:
        text = squeeze(raw)
        if not text:
            return EMPTY
        found = table.get(text.lower()) or table.get(text)
        if found:
            return Std(found)
        return EMPTY if blank(text) else warn(text, code)

    return standard


def dis_type(raw: str) -> Std:
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    number = text[:1] if text[:1] in DIS_TYPES else DIS_WORDS.get(text.removesuffix("残疾").removesuffix("残"), "")
    return Std(DIS_TYPES[number]) if number else warn(text, "code_unknown")


def level(raw: str) -> Std:
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    found = LEVELS.get(text) or (text if text in {"1", "2", "3", "4"} else "")
    return Std(found) if found else error("level")


def flag(raw: str) -> Std:
    text = squeeze(raw).lower()
    if not text:
        return EMPTY
    if text in {"是", "有", "√", "y", "yes", "1", "true"}:
        return Std("true")
    return Std("false") if text in {"否", "无", "没有", "×", "n", "no", "0", "false"} else warn(text, "code_unknown")


def text(raw: str) -> Std:
    cleaned = " ".join(raw.split())
    return Std(cleaned[:500]) if cleaned else EMPTY


STANDARDS: Mapping[str, Callable[[str], Std]] = {
    "name": name,
    "sex": coded(SEXES, "sex"),
    "id_number": id_number,
    "birth": day,
    "phone": phone,
    "dis.certificate": certificate,
    "dis.type": dis_type,
    "dis.level": level,
    "dis.multi": flag,
    "relief.status": coded(RELIEF, "code_unknown"),
    "elder.assessed": coded(ASSESSED, "code_unknown"),
    "tenure": coded(TENURE, "code_unknown"),
    "hukou": flag,
}


def standardise(attr: str, raw: str) -> Std:
    """The standard form of one cell of an attribute; never raises."""
    return STANDARDS.get(attr, text)(raw)

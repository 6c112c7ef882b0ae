"""Which column of a table holds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.text import mark, squeeze

FIELDS = ("id", "name", "sex", "id_number", "birth", "phone", "address", "community")
# Headers outsiders use; compared without blanks, underlines and capitals.
KNOWN: Mapping[str, str] = {
    "entity": "id", "entityid": "id", "recid": "id", "recordid": "id", "uniqueid": "id", "编号": "id",
    "姓名": "name", "fullname": "name", "户主姓名": "name",
    "性别": "sex", "gender": "sex",
    "身份证号": "id_number", "身份证号码": "id_number", "公民身份号码": "id_number", "证件号码": "id_number",
    "socsecid": "id_number", "idno": "id_number",
    "出生日期": "birth", "出生年月": "birth", "birthdate": "birth", "dateofbirth": "birth", "dob": "birth",
    "电话": "phone", "联系电话": "phone", "手机": "phone", "手机号码": "phone", "mobile": "phone", "telephone": "phone",
    "tel": "phone", "phonenumber": "phone", "手机号": "phone", "电话号码": "phone",
    "地址": "address", "住址": "address", "家庭住址": "address", "现住址": "address", "房屋地址": "address",
    "社区": "community", "所属社区": "community", "所在社区": "community",
}  # fmt: skip
# Columns that only together make a field, in order.
TOGETHER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "name": (
        ("姓", "名"),
        ("姓氏", "名字"),
        ("givenname", "surname"),
        ("firstname", "surname"),
        ("firstname", "lastname"),
    ),
    "address": (("streetnumber", "address1", "address2", "suburb", "postcode", "state"), ("street", "city")),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Field → the columns whose texts, joined by a blank, are its value; a field not named is absent."""

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def plain(header: str) -> str:
    return squeeze(header).replace("_", "").replace("-", "").lower()


def guess(headers: Sequence[str]) -> Columns:
    """By the headers alone: a field's own name first, then the usual ones."""
    by_plain = {plain(header): header for header in headers}
    found: dict[str, tuple[str, ...]] = {}
    for name in FIELDS:
        alike = (plain(name), *(key for key, means in KNOWN.items() if means == name))
        header = next((by_plain[key] for key in alike if key in by_plain), None)
        if header is not None:
            found[name] = (header,)
    for name, choices in TOGETHER.items():
        # The choice of which most is there: a first name goes with a last name where there is no surname.
        there = [parts for parts in choices if parts[0] in by_plain]
        parts = max(there, key=lambda parts: sum(part in by_plain for part in parts), default=())
        if name not in found and parts:
            found[name] = tuple(by_plain[part] for part in parts if part in by_plain)
    return Columns(found)


def named(headers: Sequence[str], wanted: Mapping[str, object]) -> Columns:
    """As a mapping says (field → column or list of columns); fields it leaves out are guessed. Raises Invalid."""
    given: dict[str, tuple[str, ...]] = {}
    for name, columns in wanted.items():
        if name not in FIELDS:
            raise Invalid(mark("列对照里有不认识的字段，可用的字段：") + "、".join(FIELDS))
        parts = tuple(str(one) for one in columns) if isinstance(columns, list) else (str(columns),)
        if any(part not in headers for part in parts):
            raise Invalid(mark("列对照里的列在表中不存在：") + "、".join(part for part in parts if part not in headers))
        given[name] = parts
    return Columns({**guess(headers).of, **given})


def usable(columns: Columns) -> Columns:
    """The columns, if any of them tells whose line it is; raises Invalid."""
    if not columns.of.keys() & {"name", "id_number", "phone"}:
        raise Invalid(mark("认不出姓名、证件号码或电话列，请用列对照指明"))
    return columns


def nowhere(spec: Mapping[str, object], *headers: Sequence[str]) -> None:
    """Raises Invalid where a mapping for both tables names a column that neither of them has."""
    if spec.keys() & {"base", "rows"}:
        return
    known = {header for table in headers for header in table}
    parts = [str(one) for value in spec.values() for one in (value if isinstance(value, list) else [value])]
    if missing := [part for part in parts if part not in known]:
        raise Invalid(mark("列对照里的列在表中不存在：") + "、".join(missing))


def for_side(spec: Mapping[str, object], side: str, headers: Sequence[str]) -> Columns:
    """The mapping of one side ("base" or "rows"): its own part of the file, else the common one."""
    sides = {key: value for key, value in spec.items() if key in ("base", "rows")}
    own = sides.get(side, {} if sides else spec)
    if not isinstance(own, Mapping):
        raise Invalid(mark("列对照应为一组“字段: 列名”"))
    # A common mapping may name columns that only one of the two tables has.
    return named(headers, own if sides else {key: value for key, value in own.items() if _has(value, headers)})


def _has(columns: object, headers: Sequence[str]) -> bool:
    return all(str(one) in headers for one in (columns if isinstance(columns, list) else [columns]))

"""Small tables for linking: a base with families, and a ledger with the errors clerks make."""

from __future__ import annotations

import polars as pl

from jiayuan.kernel.idform import check_digit


def number(birth: str, sequence: int, prefix: str = "110102") -> str:
    """A well-formed resident number; an odd sequence is a man's."""
    first = f"{prefix}{birth.replace('-', '')}{sequence:03}"
    return first + check_digit(first)


def person(key: str, name: str, birth: str, sequence: int, phone: str = "", address: str = "") -> dict[str, str]:
    sex = "1" if sequence % 2 else "2"
    return {"entity": key, "name": name, "sex": sex, "birth": birth, "id_number": number(birth, sequence),
            "phone": phone, "address": address, "community": "府右街南社区" if address else ""}  # fmt: skip


HOME = "北京市西城区西长安街街道府右街南社区盛柏家园1号楼3单元603室"
# A mother with a daughter and a son at home, a neighbour upstairs, and a namesake of hers elsewhere.
MOTHER = person("mother", "赵秀爱", "1946-04-05", 834, "13800000011", HOME)
DAUGHTER = person("daughter", "王丽娟", "1970-02-03", 222, "13800000012", HOME)
SON = person("son", "王建国", "1972-08-09", 333, "13800000013", HOME)
UPSTAIRS = person("upstairs", "欧阳志远", "1955-08-03", 513, "13800000014", HOME.replace("603", "703"))
ELSEWHERE = "西城区清光里2号楼5单元602"
NAMESAKE = {**person("namesake", "赵秀爱", "1981-11-12", 416, "13800000015", ELSEWHERE), "community": "清光里社区"}
PEOPLE = (MOTHER, DAUGHTER, SON, UPSTAIRS, NAMESAKE)


def base(*people: dict[str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(people or PEOPLE))


def line(known: dict[str, str], **changed: str) -> dict[str, str]:
    """A ledger's line about somebody, with some cells written otherwise."""
    return {**{key: value for key, value in known.items() if key != "entity"}, **changed}


def ledger(*lines: dict[str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(lines))

"""The ledgers people keep: who is in them, which columns they have, how much is left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

_RELIEF = ["dibao", "low_income", "hardship_subsidy"]
_ALIVE = pl.col("dead_on").is_null()


@dataclass(frozen=True, slots=True)
class Ledger:
    """`columns` maps a field to the header written; `empty` is the share of blank cells of a field."""

    code: str
    title: str
    members: pl.Expr
    coverage: float
    outsiders: float
    columns: Mapping[str, str]
    empty: Mapping[str, float]


LEDGERS = (
    Ledger(
        "elderly", "老年人基本情况登记表", (pl.col("age") >= 60) & _ALIVE, 0.66, 0.10,
        {"name": "老人姓名", "sex": "性别", "id_number": "身份证号码", "birth": "出生日期", "phone": "联系电话",
         "community": "所属社区", "address": "家庭住址", "assessed": "能力评估"},
        {"id_number": 0.05, "phone": 0.12, "address": 0.01, "birth": 0.40},
    ),
    Ledger(
        "disabled", "持证残疾人台账", (pl.col("dis.level") != "") & _ALIVE, 0.95, 0.08,
        {"name": "姓名", "sex": "性别", "id_number": "公民身份号码", "birth": "出生年月", "certificate": "残疾人证号",
         "type": "残疾类别", "level": "残疾等级", "phone": "联系方式", "community": "社区", "address": "现住址"},
        {"id_number": 0.10, "phone": 0.15, "address": 0.02, "birth": 0.40},
    ),
    Ledger(
        "low_income", "社会救助对象花名册", pl.col("relief.status").is_in(_RELIEF) & _ALIVE, 0.96, 0.08,
        {"name": "姓名", "sex": "性别", "id_number": "证件号码", "relief": "救助类别", "phone": "电话",
         "community": "社区名称", "address": "居住地址"},
        {"id_number": 0.04, "phone": 0.12, "address": 0.02},
    ),
    Ledger(
        "volunteers", "注册志愿者名单", pl.col("age").is_between(16, 75) & _ALIVE, 0.12, 0.05,
        {"name": "志愿者姓名", "sex": "性别", "id_number": "身份证号", "phone": "手机号码", "community": "所在社区",
         "skill": "服务特长"},
        {"id_number": 0.60, "phone": 0.02},
    ),
    Ledger(
        "property", "住户信息登记表", (pl.col("age") >= 18) & (pl.col("kind") == "building") & _ALIVE, 0.55, 0.03,
        {"name": "业主姓名", "id_number": "身份证", "phone": "联系电话", "address": "房屋地址", "tenure": "房屋性质"},
        {"id_number": 0.70, "phone": 0.06, "address": 0.01},
    ),
)  # fmt: skip
WORDS: Mapping[str, Mapping[str, str]] = {
    "sex": {"1": "男", "2": "女"},
    "assessed": {"able": "能力完好", "mild": "轻度失能", "moderate": "中度失能", "severe": "重度失能", "": ""},
    "type": {"visual": "视力", "hearing": "听力", "speech": "言语", "physical": "肢体", "intellectual": "智力",
             "mental": "精神", "": "多重"},
    "level": {"1": "一级", "2": "二级", "3": "三级", "4": "四级", "": ""},
    "relief": {"dibao": "低保", "low_income": "低收入", "hardship_subsidy": "生活困难补助", "tekun": "特困",
               "none": ""},
}  # fmt: skip
SKILLS = ("邻里互助", "医疗急救", "外语翻译", "水电维修", "文艺宣传", "秩序维护", "心理陪伴", "法律咨询")
TENURES = ("自有", "租赁", "公房")

"""The catalogue of attributes: one number, code, kind and data class for everything the base may hold.

Codes are those of the benefits fact catalogue where the two meet. An attribute absent from this list cannot be stored:
there is none for faith, petitions, offences, faces, doors, vehicles or positions, and a test keeps it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.tables import DataClass
from jiayuan.kernel.text import mark as _

PERSONAL, SENSITIVE, INTERNAL = DataClass.PERSONAL, DataClass.SENSITIVE, DataClass.INTERNAL


@dataclass(frozen=True, slots=True)
class Attr:
    """`kind`: text, code, date, bool, int, money (fen), place, sealed, entity. `months` it is fresh.

    Of `several` each value said is golden beside the others; their values come joined by line breaks.
    """

    no: int
    code: str
    kind: str
    data_class: DataClass
    label: str
    months: int | None = None
    several: bool = False

    @property
    def sealed(self) -> bool:
        return self.kind == "sealed"


ATTRS = (
    Attr(1, "name", "text", PERSONAL, _("姓名")),
    Attr(2, "sex", "code", PERSONAL, _("性别")),
    Attr(3, "birth", "date", PERSONAL, _("出生日期")),
    Attr(4, "id_number", "sealed", SENSITIVE, _("证件号码")),
    Attr(5, "phone", "sealed", PERSONAL, _("联系电话"), 12),
    Attr(6, "residence.actual", "place", PERSONAL, _("现住址"), 12),
    Attr(7, "residence.registered", "place", PERSONAL, _("户籍地址")),
    Attr(8, "community", "place", PERSONAL, _("所在社区"), 12),
    Attr(9, "household", "entity", PERSONAL, _("所在户")),
    Attr(10, "hukou", "bool", PERSONAL, _("本市户口"), 12),
    Attr(11, "hukou.district", "code", PERSONAL, _("户籍所在区"), 12),
    Attr(12, "hukou.urban", "bool", PERSONAL, _("城镇户口"), 12),
    Attr(13, "residence_permit", "bool", PERSONAL, _("居住证"), 12),
    Attr(14, "dead_on", "date", PERSONAL, _("去世日期")),
    Attr(15, "id_kind", "code", PERSONAL, _("证件种类")),
    Attr(16, "account", "sealed", SENSITIVE, _("收款账户"), 12),
    Attr(17, "declared_missing", "bool", SENSITIVE, _("宣告失踪"), 12),
    Attr(18, "conscript", "bool", PERSONAL, _("服义务兵役"), 12),
    Attr(20, "dis.type", "code", SENSITIVE, _("残疾类别")),
    Attr(21, "dis.level", "int", SENSITIVE, _("残疾等级")),
    Attr(22, "dis.multi", "bool", SENSITIVE, _("多重残疾")),
    Attr(23, "dis.certificate", "sealed", SENSITIVE, _("残疾人证号")),
    Attr(24, "dis.valid_to", "date", SENSITIVE, _("残疾人证有效期")),
    Attr(30, "relief.status", "code", SENSITIVE, _("救助身份"), 1),
    Attr(31, "relief.form", "code", SENSITIVE, _("供养方式"), 1),
    Attr(32, "special.group", "code", SENSITIVE, _("特殊人群身份"), 12),
    Attr(40, "elder.assessed", "code", SENSITIVE, _("老年人能力评估"), 12),
    Attr(41, "illness.major", "bool", SENSITIVE, _("重大疾病"), 6),
    Attr(42, "labour", "code", SENSITIVE, _("劳动能力"), 12),
    Attr(50, "fp.special", "bool", SENSITIVE, _("计划生育特殊家庭"), 12),
    Attr(51, "fp.only_child", "code", SENSITIVE, _("独生子女情况"), 12),
    Attr(52, "fp.child_level", "int", SENSITIVE, _("子女残疾等级"), 12),
    Attr(53, "fp.certificate", "bool", SENSITIVE, _("独生子女父母光荣证"), 12),
    Attr(54, "fp.new_child", "bool", SENSITIVE, _("再生育或收养"), 12),
    Attr(55, "fp.wife_birth", "date", SENSITIVE, _("女方出生日期"), 12),
    Attr(56, "fp.single", "bool", SENSITIVE, _("单方"), 12),
    Attr(60, "work.kind", "code", PERSONAL, _("就业状况"), 6),
    Attr(61, "work.income", "money", SENSITIVE, _("劳动收入"), 6),
    Attr(62, "income.own", "money", SENSITIVE, _("本人收入"), 6),
    Attr(63, "income.stable", "bool", SENSITIVE, _("收入稳定"), 6),
    Attr(64, "student.fulltime", "bool", PERSONAL, _("全日制在校"), 6),
    Attr(65, "student.stage", "code", PERSONAL, _("就读阶段"), 6),
    Attr(66, "student.boarder", "bool", PERSONAL, _("寄宿"), 6),
    Attr(67, "student.roll", "bool", PERSONAL, _("本市学籍"), 6),
    Attr(70, "draws.injury_care", "bool", SENSITIVE, _("领取工伤护理费"), 3),
    Attr(71, "draws.brave_care", "bool", SENSITIVE, _("领取见义勇为护理费"), 3),
    Attr(72, "draws.returned_youth_care", "bool", SENSITIVE, _("领取返城知青护理费"), 3),
    Attr(73, "draws.foster_care", "bool", SENSITIVE, _("享受托养服务"), 3),
    Attr(74, "draws.hardship_home", "bool", SENSITIVE, _("入住养老机构补助"), 3),
    Attr(75, "draws.duty_allowance", "bool", SENSITIVE, _("因公或离休护理费"), 3),
    Attr(76, "draws.disabled_living", "bool", SENSITIVE, _("领取困难残疾人生活补贴"), 3),
    Attr(77, "draws.disabled_nursing", "bool", SENSITIVE, _("领取重度残疾人护理补贴"), 3),
    Attr(78, "draws.elder_hardship", "bool", SENSITIVE, _("领取困难老年人养老服务补贴"), 3),
    Attr(79, "draws.elder_nursing", "bool", SENSITIVE, _("领取失能老年人护理补贴"), 3),
    Attr(80, "draws.elder_aged", "bool", SENSITIVE, _("领取高龄津贴"), 3),
    Attr(85, "child.kind", "code", SENSITIVE, _("儿童保障类别"), 6),
    Attr(90, "volunteer.skill", "text", PERSONAL, _("志愿服务特长"), 12),
    Attr(91, "tenure", "code", PERSONAL, _("住房性质"), 12),
    Attr(92, "residence.owner", "place", PERSONAL, _("产权房屋"), 12, several=True),
    Attr(93, "residence.tenant", "place", PERSONAL, _("承租房屋"), 12, several=True),
    Attr(94, "membership", "entity", PERSONAL, _("单位职务"), 12, several=True),
    Attr(95, "marital", "code", PERSONAL, _("婚姻状况"), 12),
    Attr(96, "education", "code", PERSONAL, _("学历")),
    Attr(97, "household.relation", "code", PERSONAL, _("与户主关系"), 12),
    Attr(100, "org.name", "text", INTERNAL, _("单位名称")),
    Attr(101, "org.uscc", "text", INTERNAL, _("统一社会信用代码")),
    Attr(102, "org.kind", "code", INTERNAL, _("单位种类")),
    Attr(103, "org.place", "place", INTERNAL, _("单位地址")),
    Attr(110, "thing.name", "text", INTERNAL, _("设施名称")),
    Attr(111, "thing.kind", "code", INTERNAL, _("设施种类")),
    Attr(112, "thing.code16", "text", INTERNAL, _("设施编码")),
    Attr(113, "thing.place", "place", INTERNAL, _("设施位置")),
    Attr(114, "thing.lon", "text", INTERNAL, _("经度")),
    Attr(115, "thing.lat", "text", INTERNAL, _("纬度")),
    Attr(116, "thing.keeper", "entity", INTERNAL, _("管护单位")),
)  # fmt: skip
BY_CODE: Mapping[str, Attr] = MappingProxyType({attr.code: attr for attr in ATTRS})
BY_NO: Mapping[int, Attr] = MappingProxyType({attr.no: attr for attr in ATTRS})
SEVERAL = tuple(attr.no for attr in ATTRS if attr.several)


def attr(code: str) -> Attr:
    """The attribute of that code; raises Invalid for an unknown one."""
    found = BY_CODE.get(code)
    if found is None:
        raise Invalid(_("数据标准里没有这个项目"), code="attribute")
    return found


def attrs(codes: Iterable[str]) -> list[Attr]:
    return [attr(code) for code in codes]

"""The ten cans 十能: what a resident can do here, in the order of the home page, grouped by the three centres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jiayuan.content.api import Centre
from jiayuan.web.portal.can import Can, Text, Way

# The last resort under almost every can: a person who answers today.
CONTACT = Way(_("找今天值班的人"), _("社区和街道每天24小时有人值班。"), "/contact/")

CANS: tuple[Can, ...] = (
    Can("see", _("能看"), _("通知、新闻、活动"), Centre.MEDIA, "/notices/"),
    Can("apply", _("能办"), _("四十项服务，少填少跑"), Centre.SERVICE, "/services/"),
    Can("ask", _("能问"), _("先查一查，再问值班的人"), Centre.SERVICE, "/ask/"),
    Can(
        "complain", _("能诉"), _("提诉求，看进度"), Centre.SERVICE, "/cases/new/",
        (Way(_("我的诉求"), _("看办到哪一步，不满意可以要求重办。"), "/cases/"), CONTACT),
    ),
    Can(
        "manage", _("能管"), _("小区的事业主定"), Centre.PRACTICE, "",
        (
            Way(_("看小区和楼里的通知"), _("业主大会、维修资金和物业的公示都在这里。"), "/notices/"),
            Way(_("请业主委员会或物管会开会"), _("五分之一以上业主提议即可召开业主大会，社区可以协助组织。")),
            CONTACT,
        ),
    ),
    Can("contact", _("能联"), _("今天谁值班，怎么找"), Centre.SERVICE, "/contact/"),
    Can(
        "rate", _("能评"), _("办得好不好，您说了算"), Centre.SERVICE, "",
        (Way(_("评价办结的诉求"), _("办结后可以评一次；不满意会重新办理。"), "/cases/"), CONTACT),
    ),
    Can(
        "deliberate", _("能议"), _("身边的事一起商量"), Centre.PRACTICE, "",
        (
            Way(_("提一个想法"), _("写成诉求，选“意见建议”，社区会安排议事会。"), "/cases/new/"),
            Way(_("参加议事会"), _("时间地点在通知里公布，到场就能发言。"), "/notices/?channel=event"),
        ),
    ),
    Can(
        "analyse", _("能分析"), _("看身边的公开数据"), Centre.MEDIA, "",
        (
            Way(
                _("看街道和社区的公开通报"),
                _("办理情况按月公布，人少的格子不显示，免得认出人来。"),
                "/notices/?channel=news",
            ),
            CONTACT,
        ),
    ),
    Can(
        "join", _("能参与"), _("志愿服务，邻里互助"), Centre.PRACTICE, "",
        (
            Way(_("参加身边的活动"), _("义诊、读书会、旧物交换，都可以来帮忙。"), "/notices/?channel=event"),
            Way(_("请邻里照应"), _("独居、吸氧、坐轮椅的，可以登记应急关爱。"), "/me/care/"),
            Way(_("做保障志愿者"), _("向社区报名，培训后可以在活动和应急时上岗。")),
            CONTACT,
        ),
    ),
)  # fmt: skip
BY_KEY: Mapping[str, Can] = {can.key: can for can in CANS}
# Elder mode shows at most six choices: these, and "more".
FIRST_FIVE = ("apply", "complain", "contact", "see", "ask")


@dataclass(frozen=True, slots=True)
class Group:
    """The cans of one centre."""

    label: Text
    cans: tuple[Can, ...]


def groups() -> list[Group]:
    """All ten, by centre, each centre in the order of its first can."""
    centres = dict.fromkeys(can.centre for can in CANS)
    return [Group(centre.label, tuple(can for can in CANS if can.centre == centre)) for centre in centres]


def few() -> list[Group]:
    """The elder mode's first screen."""
    return [Group("", tuple(BY_KEY[key] for key in FIRST_FIVE))]

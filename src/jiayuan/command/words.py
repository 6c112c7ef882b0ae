"""The closed lists of command: states, skills, modes, incident classes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiayuan.kernel.text import mark

VOLUNTEER, PROFESSIONAL, MEDIC, CROWD, LANGUAGE, FIRE = (
    "volunteer",
    "professional",
    "medic",
    "crowd",
    "language",
    "fire",
)
SKILLS: Mapping[str, str] = {
    VOLUNTEER: mark("志愿力量"),
    PROFESSIONAL: mark("专业力量"),
    MEDIC: mark("急救"),
    CROWD: mark("人流疏导"),
    LANGUAGE: mark("外语手语"),
    FIRE: mark("消防处置"),
}
MODES: Mapping[str, str] = {"foot": mark("步行"), "ebike": mark("电动自行车"), "vehicle": mark("车辆")}
ZONES: Mapping[str, str] = {"core": mark("核心区"), "alert": mark("警戒区"), "control": mark("管控区")}
POINT_KINDS: Mapping[str, str] = {
    "gate": mark("出入口"),
    "checkpoint": mark("检查点"),
    "medical": mark("医疗点"),
    "shelter": mark("避险点"),
    "control": mark("疏导点"),
    "aid": mark("服务点"),
}
# In the order of a task's life; `tasks.end_open_tasks` takes the ones before the arrival.
OPEN_TASKS = ("offered", "accepted", "enroute", "arrived")
ANSWERED_TASKS = ("accepted", "enroute", "arrived", "cleared")
DEPARTED_TASKS = ("enroute", "arrived", "cleared")
BEFORE_SCENE = ("reported", "triaged", "dispatching", "responding")
OPEN_INCIDENTS = ("reported", "triaged", "dispatching", "responding", "on_scene", "resolved")
FREE_UNITS = ("available", "patrolling", "moving")
SOURCES = ("phone", "responder", "resident", "duty", "drill")


@dataclass(frozen=True, slots=True)
class IncidentClass:
    """One help or safety matter: its usual priority, service class and needs (skill, count)."""

    code: str
    name: str
    priority: int
    service: str
    needs: tuple[tuple[str, int], ...]


_LIST = (
    IncidentClass("medical", mark("突发疾病或受伤"), 1, PROFESSIONAL, ((MEDIC, 1),)),
    IncidentClass("crowding", mark("人流拥挤"), 1, PROFESSIONAL, ((CROWD, 2),)),
    IncidentClass("fire_smoke", mark("火情或烟雾"), 1, PROFESSIONAL, ((FIRE, 1), (PROFESSIONAL, 1))),
    IncidentClass("lost_child", mark("儿童走失"), 1, "temporary", ((VOLUNTEER, 2),)),
    IncidentClass("lost_person", mark("老人或同行人走散"), 2, "temporary", ((VOLUNTEER, 1),)),
    IncidentClass("facility", mark("设施损坏或脱落"), 2, PROFESSIONAL, ((PROFESSIONAL, 1),)),
    IncidentClass("gas_water_power", mark("水电气故障"), 2, PROFESSIONAL, ((PROFESSIONAL, 1),)),
    IncidentClass("traffic", mark("道路受阻或交通事故"), 2, PROFESSIONAL, ((PROFESSIONAL, 1),)),
    IncidentClass("access_help", mark("行动不便需要协助"), 3, "temporary", ((VOLUNTEER, 1),)),
    IncidentClass("language_help", mark("语言沟通协助"), 3, "temporary", ((LANGUAGE, 1),)),
    IncidentClass("lost_item", mark("物品遗失或拾获"), 3, "temporary", ((VOLUNTEER, 1),)),
    IncidentClass("weather", mark("暑热、暴雨等天气不适"), 3, "temporary", ((VOLUNTEER, 1),)),
)
INCIDENT_CLASSES: Mapping[str, IncidentClass] = {item.code: item for item in _LIST}


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """One step of the escalation list: who is called on when the target is used up without an answer."""

    code: str
    name: str


ESCALATIONS: Mapping[int, EscalationStep] = {
    1: EscalationStep("next_unit", mark("请派下一支力量")),
    2: EscalationStep("second_unit", mark("通知片区负责人，加派力量")),
    3: EscalationStep("red_list", mark("列入指挥员红色清单")),
    4: EscalationStep("district", mark("报请区级支援")),
}

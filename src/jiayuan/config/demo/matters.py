"""What people usually ask a street for, in their own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """A usual request: class of seeds/cases/class_codes.csv, weight, urgency, words."""

    code: str
    class_code: str
    weight: float
    urgency: str
    words: str


MATTERS = (
    Matter("heating", "010401", 10, "U2", "家里暖气不热，室温只有十几度"),
    Matter("water", "010101", 8, "U2", "楼里停水了，请问什么时候恢复"),
    Matter("power", "010201", 6, "U2", "楼道跳闸停电"),
    Matter("gas", "010301", 4, "U2", "燃气表显示异常，做不了饭"),
    Matter("lift", "010501", 9, "U2", "电梯停运，老人上不了楼"),
    Matter("lighting", "030301", 8, "U3", "楼道灯坏了，晚上看不见路"),
    Matter("waste", "02010101", 11, "U3", "院门口垃圾堆放没有清运"),
    Matter("parking", "050201", 9, "U3", "车辆占用消防通道"),
    Matter("noise", "030101", 8, "U3", "夜间施工噪声影响休息"),
    Matter("road", "030202", 6, "U3", "胡同路面破损，容易摔倒"),
    Matter("tree", "02010301", 4, "U3", "树枝压到屋顶，担心折断"),
    Matter("elder", "040101", 7, "U3", "想给独居老人申请助餐"),
    Matter("leak", "020201", 6, "U4", "楼上漏水，多次协调没有结果"),
    Matter("renovation", "020202", 4, "U4", "老楼想加装电梯，邻居意见不一"),
)

"""The wordings of the illustrative notices."""

from __future__ import annotations

from dataclasses import dataclass

from jiayuan.kernel.placepath import Level


@dataclass(frozen=True, slots=True)
class Text:
    """One wording; `levels` are the floors of the tree it makes sense on."""

    channel: str
    title: str
    summary: str
    text: str
    levels: tuple[Level, ...]
    urgency: str = "routine"


WIDE = (Level.DISTRICT, Level.STREET)
NEAR = (Level.STREET, Level.COMMUNITY)
HOUSE = (Level.COMPOUND, Level.BUILDING)
TEXTS = (
    Text(
        "notice",
        "供热试水通知",
        "本周六开始供热系统试水，请家中留人。",
        "试水时间为上午9时至下午5时。\n发现漏水请先关阀门，再给社区打电话。",
        NEAR,
        "important",
    ),
    Text(
        "notice",
        "自来水管道检修停水",
        "周三9时至15时停水，请提前储水。",
        "因管道检修临时停水，恢复供水后请先放水两分钟。",
        HOUSE,
        "important",
    ),
    Text(
        "notice",
        "电梯年度检验",
        "周四上午电梯停运两小时。",
        "检验期间请走楼梯；行动不便的住户可以联系楼管家协助。",
        HOUSE,
    ),
    Text(
        "notice",
        "楼道堆物清理",
        "请在周日前收好楼道里的物品。",
        "消防通道要保持畅通。大件物品社区可以帮忙搬走，免费。",
        HOUSE,
    ),
    Text(
        "notice",
        "电动自行车集中充电点启用",
        "小区北门新增24个充电位，请勿飞线充电。",
        "扫码即可使用，前两周免费。",
        HOUSE,
    ),
    Text(
        "news",
        "胡同微更新完成第一期",
        "六条胡同的路面、照明和晾晒架已修好。",
        "第二期听取意见到月底，欢迎到社区提建议。",
        WIDE,
    ),
    Text(
        "news",
        "社区食堂新增晚餐",
        "工作日17时至19时供应晚餐。",
        "六十岁以上居民凭养老助残卡有优惠，可以送餐到家。",
        NEAR,
    ),
    Text(
        "news", "口袋公园开放", "街角的空地变成了小花园，今天开放。", "园内有无障碍坡道和座椅，夜间照明到22时。", NEAR
    ),
    Text(
        "guide",
        "高龄津贴怎么领",
        "年满八十周岁，信息核对后自动发放，不用跑。",
        "社区会把预填好的表送给您确认；银行卡有变化请告诉我们。",
        WIDE,
    ),
    Text(
        "guide",
        "残疾人两项补贴怎么办",
        "登录后一分钟看看自己是否符合。",
        "底册里已有的信息不再让您填，只请您确认。",
        WIDE,
    ),
    Text("guide", "居住证办理材料清单", "在线填表，窗口取证。", "需要居住证明和近期照片，社区可以帮您拍。", WIDE),
    Text("event", "周末义诊", "周六9时社区卫生站义诊，量血压、测血糖。", "请空腹前来；行动不便的可以预约上门。", NEAR),
    Text("event", "亲子读书会", "周日下午，一起读老北京的故事。", "名额三十个，社区报名，免费。", NEAR),
    Text(
        "event",
        "旧物交换日",
        "把闲置的书和玩具带来，换一件喜欢的。",
        "地点在社区活动室，食品和药品不参加交换。",
        (Level.COMMUNITY, Level.COMPOUND),
    ),
    Text(
        "legal", "社区律师值班", "每周三下午，律师免费答疑。", "婚姻、继承、物业、劳动都可以问；也可以在线留言。", NEAR
    ),
    Text(
        "legal",
        "防范养老诈骗提醒",
        "要您先交钱的“高回报”，都是假的。",
        "接到可疑电话请先和家人、社区商量，或拨打96110。",
        WIDE,
        "important",
    ),
    Text(
        "health",
        "流感疫苗免费接种",
        "六十岁以上居民免费接种，带身份证即可。",
        "接种点在社区卫生服务中心，工作日8时至16时。",
        WIDE,
    ),
    Text(
        "health",
        "高温天气健康提示",
        "午后尽量不出门，多喝水，少量多次。",
        "独居老人如需探访，请告诉社区。",
        WIDE,
        "important",
    ),
)

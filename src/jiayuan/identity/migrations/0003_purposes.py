"""The purposes the platform starts with. Legal references are to be confirmed before production."""

from django.db import migrations

# code, kind, basis, title, legal reference, kept for
PURPOSES = [
    ("ledger-upkeep", "upkeep", "statutory", "台账整理与入库", "个人信息保护法第13条第1款第3项", "原始行在下一版验收后1年"),
    ("registry-review", "upkeep", "statutory", "基础信息核对", "个人信息保护法第8条", "随被核对的信息"),
    ("benefit-matching", "benefit", "statutory", "政策找人", "社会救助暂行办法", "决定后1年"),
    ("benefit-check", "benefit", "statutory", "福利申请核对", "社会救助暂行办法", "最后一次发放后5年"),
    ("benefit-delivery", "benefit", "statutory", "福利送达", "社会救助暂行办法", "最后一次发放后5年"),
    ("benefit-appeal", "benefit", "statutory", "福利申诉", "行政复议法", "办结后5年"),
    ("case-handling", "case", "statutory", "诉求办理", "北京市接诉即办工作条例", "办结后5年"),
    ("case-callback", "case", "statutory", "诉求回访", "北京市接诉即办工作条例", "办结后5年"),
    ("event-staffing", "event_staffing", "contract", "活动力量调配", "志愿服务条例", "位置30天，班次2年"),
    ("service-self", "service", "contract", "本人办理自己的事", "个人信息保护法第13条第1款第2项", "随所办事项"),
    ("statistics", "statistics", "statutory", "统计汇总", "统计法", "只保留汇总数"),
    ("audit-review", "audit", "statutory", "访问记录审查", "网络安全法第21条", "3年"),
    ("system-upkeep", "upkeep", "statutory", "系统维护", "网络安全法第21条", "180天"),
]


def add(apps, schema_editor):
    if schema_editor.connection.alias != "default":
        return
    purpose = apps.get_model("identity", "Purpose")
    purpose.objects.bulk_create(
        purpose(code=code, kind=kind, basis=basis, title=title, legal_ref=ref, keep=keep)
        for code, kind, basis, title, ref, keep in PURPOSES
    )


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_row_security")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]

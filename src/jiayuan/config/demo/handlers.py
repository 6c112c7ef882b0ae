"""Who handles requests: district departments, street offices, utilities and committees."""

from __future__ import annotations

import polars as pl

DISTRICT = "110102."
DEPARTMENTS = {
    "civil_affairs": "西城区民政局", "disabled_federation": "西城区残疾人联合会", "health": "西城区卫生健康委",
    "city_management": "西城区城市管理委", "housing": "西城区住房城市建设委", "market": "西城区市场监管局",
    "backstop": "西城区接诉即办调度中心",
    "fire": "西城区消防救援支队", "greening": "西城区园林绿化服务中心", "road": "西城区市政道路管护中心",
    "traffic": "西城区交通停车管理中心", "education": "西城区教育委员会", "labour": "西城区人力社保局",
}  # fmt: skip
STREET_OFFICES = {
    "street": "街道办事处", "street_civil": "民政办公室", "street_city": "城市管理办公室",
    "street_safety": "平安建设办公室", "street_enforcement": "综合行政执法队", "street_community": "社区建设办公室",
}  # fmt: skip
UTILITIES = {
    "water": "自来水西城营业所", "power": "供电西城营业所", "gas": "燃气西城分公司", "heating": "热力西城服务中心",
    "sanitation": "环卫西城作业所",
}  # fmt: skip


def handling_units(communities: pl.DataFrame) -> list[dict[str, str]]:
    """District departments, street offices and utilities: `role` is what routing rules name."""
    rows = [{"role": role, "name": name, "kind": "unit", "place": DISTRICT} for role, name in DEPARTMENTS.items()]
    # Names carry the words by which seeds/cases/unit_roles.json tells who handles what.
    rows += [{"role": role, "name": name, "kind": "utility", "place": DISTRICT} for role, name in UTILITIES.items()]
    for street, name in communities.select("street", "street_name").unique(maintain_order=True).iter_rows():
        place = f"{street[:6]}.{street[6:]}."
        for role, office in STREET_OFFICES.items():
            title = f"{name.removesuffix('街道')}{office}" if role == "street" else f"{name}{office}"
            rows.append({"role": role, "name": title, "kind": "unit", "place": place})
    named = communities.select("path", "name").iter_rows()
    return rows + [{"role": "committee", "name": name, "kind": "committee", "place": path} for path, name in named]

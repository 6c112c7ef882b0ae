"""Splitting: several demands in one call become children with units and clocks of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiayuan.cases.actions.deed import Deed
from jiayuan.cases.actions.placing import Placed
from jiayuan.cases.actions.receiving import create
from jiayuan.cases.shapes.coming import NewCase
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark


def split(deed: Deed) -> None:
    """``data["parts"]``: two or more of ``{"text", "class_code"}``. Depth one: a child is not split again."""
    parts = deed.data.get("parts", ())
    case = deed.case
    if case.parent_id or not isinstance(parts, Sequence) or len(parts) < 2:
        raise Invalid(errors=[FieldError("parts", "few", mark("请写明两件以上的事情；子诉求不能再拆"))])
    deed.detail = {"children": [_child(deed, part) for part in parts]}


def _child(deed: Deed, part: Mapping[str, str]) -> str:
    case = deed.case
    point = (case.lon, case.lat) if case.lon is not None and case.lat is not None else None
    new = NewCase(
        text=part["text"], class_code=part["class_code"], kind=case.kind if case.kind != "consult" else "help",
        address=case.address, source=case.source, confidential=case.confidential, subject=case.subject,
        received_at=case.received_at,
    )  # fmt: skip
    place = Placed(case.place_path, point, case.grid_code, case.place_known)
    return create(new, place, deed.acting, parent=case).number

"""How values that identify or sell a person are shown where a task does not need them in plain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiayuan.kernel.values import mask_id, mask_name, mask_phone

MASKS: Mapping[str, Callable[[str], str]] = {
    "name": mask_name, "phone": mask_phone, "id_number": mask_id, "account": mask_id, "dis.certificate": mask_id,
}  # fmt: skip


def shown(attr: str, text: str) -> str:
    """The text masked by its attribute; attributes that name nobody stay as they are."""
    return MASKS.get(attr, str)(text)

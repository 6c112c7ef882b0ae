"""How values are shown to staff unless a task needs more: numbers and names with their middle hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from jiayuan.kernel.values import mask_id, mask_name, mask_phone
from jiayuan.registry.shapes import FactValue

MASKS: Mapping[str, Callable[[str], str]] = {
    "name": mask_name,
    "id_number": mask_id,
    "dis.certificate": mask_id,
    "account": mask_id,
    "phone": mask_phone,
}


def masked_value(code: str, value: FactValue) -> FactValue:
    """The same fact with its text masked where the attribute is one that identifies or sells a person."""
    if value.value is None or code not in MASKS:
        return value
    return replace(value, value=MASKS[code](value.value))

"""What other cells of a row tell for sure about an empty one."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.ledgers.rules.cells import Std

# The attributes that may be filled from other cells.
RECOVERED = frozenset({"id_number", "birth", "sex", "dis.level", "dis.type", "dis.multi"})


def recovered(cells: Mapping[str, Std]) -> dict[str, Std]:
    """What other cells of the row tell for sure: id, kind and grade from a certificate, birth and sex from the id.

    Values from the id are marked `from_id`, so that matching never counts them twice.
    """
    # The uploader's own cells are never overwritten, only empty ones are filled.
    result = dict(cells)
    certificate = cells.get("dis.certificate", Std())
    if certificate.usable and certificate.more:
        number, kind, grade = certificate.more
        # An id cell that is merely empty or damaged may be filled from the certificate; a contrary one stays.
        if not result.get("id_number", Std()).usable and parse_id(number).kind is IdClass.OK:
            result["id_number"] = Std(number, "warn", "id_from_certificate")
        kinds = {"1": "visual", "2": "hearing", "3": "speech", "4": "physical", "5": "intellectual", "6": "mental"}
        result.setdefault("dis.level", Std(grade))
        if kind in kinds:
            result.setdefault("dis.type", Std(kinds[kind]))
            result.setdefault("dis.multi", Std("false"))
        else:
            result.setdefault("dis.multi", Std("true"))
    id_cell = result.get("id_number", Std())
    number_of = parse_id(id_cell.value).number if id_cell.usable else None
    if number_of:
        for attr, value in (("birth", number_of.birth_date.isoformat()), ("sex", number_of.sex)):
            if not result.get(attr, Std()).usable:
                result[attr] = Std(value, note="from_id")
    return result

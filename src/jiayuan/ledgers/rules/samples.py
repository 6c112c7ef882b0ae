"""Values of a cell as the mapping page may show them: enough to tell the column, too little to tell the person."""

from __future__ import annotations

from jiayuan.kernel.values import mask_id, mask_name, mask_phone
from jiayuan.ledgers.rules.looks import look

LONGEST = 6


def sample(text: str) -> str:
    """One cell, masked by what it looks like."""
    kind = look(text)
    if kind in ("id", "certificate"):
        return mask_id(text)
    if kind == "phone":
        return mask_phone(text)
    # Words that look like a name may be one, whatever the header says.
    if kind == "name":
        return mask_name(text)
    if kind in ("date", "sex", "level", "community"):
        return text
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else mask_id(text) if text.isdigit() else text

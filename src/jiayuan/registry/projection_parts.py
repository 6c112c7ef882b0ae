"""The pieces the golden statements are put together of: values, hashes, and picks of the winning fact."""

from __future__ import annotations

import re

from jiayuan.registry.attributes import SEVERAL

# The comparable form of a fact's value, as in rules.Candidate.value.
_VALUE = "coalesce(f.value, encode(f.bi, 'hex'), f.place_id::text, '')"
# The same of a second fact, under the alias x.
_OTHER = _VALUE.replace("f.", "x.")
# Of attributes of which several values stand side by side, each value is chosen for itself.
_SLOT = f"CASE WHEN f.attr IN ({', '.join(map(str, SEVERAL))}) THEN ':' || {_VALUE} || ':' || f.key ELSE '' END"
_PARTS = {
    "value": _VALUE,
    "other": _OTHER,
    "slot": _SLOT,
    # Canonical bytes: attribute number → value and key, in jsonb's fixed key order, without fact ids or times.
    "hash": f"sha256(convert_to(jsonb_object_agg(f.attr || {_SLOT}, {_VALUE} || '|' || f.key)::text, 'UTF8'))",
    "golden": """FROM registry_fact f JOIN {touched} t ON t.entity = f.root
  WHERE f.sys_to IS NULL AND f.golden GROUP BY f.root""",
}
_CHOICES = {
    "pick": "max(f.{column}) FILTER (WHERE f.attr = {attr})",
    "first": "(array_agg(f.{column}) FILTER (WHERE f.attr = {attr}))[1]",
}


def _part(found: re.Match[str]) -> str:
    kind, attr, column = found.groups()
    return _CHOICES[kind].format(attr=attr, column=column) if attr else _PARTS[kind]


def build(text: str) -> str:
    """Puts in the parts, as <value>, and <pick ATTR COLUMN> or <first ATTR COLUMN>: a column of the golden fact."""
    return re.sub(r"<(\w+)(?: (\d+) (\w+))?>", _part, text)

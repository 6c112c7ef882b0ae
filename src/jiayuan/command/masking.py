"""Texts of incidents are masked before they are stored: long digit runs (phones, id numbers) never stay. Pure."""

from __future__ import annotations

import re

# Ten digits or more, also when typed in groups: dashes and blanks of every width, but few between two digits.
# Eight are left alone: they are as likely the number of a hydrant or a lamp post as of a telephone.
_GAP = r"[\s\-\u2010-\u2015\u2212\uff0d]"
_DIGITS = re.compile(rf"(?<!\d)\d(?:{_GAP}{{0,3}}\d){{9,}}(?:{_GAP}{{0,3}}[Xx])?")


def masked(text: str) -> str:
    """`13812345678` becomes `138****78`; runs of fewer than ten digits (numbers of buildings) stay."""
    return _DIGITS.sub(_shortened, text.strip())


def _shortened(found: re.Match[str]) -> str:
    signs = re.sub(_GAP, "", found[0])
    return f"{signs[:3]}****{signs[-2:]}"

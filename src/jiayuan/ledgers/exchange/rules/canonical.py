"""Canonical JSON (RFC 8785): the one spelling of a value, so that both sides sign and hash the same bytes."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

# Beyond this a peer that reads doubles might read another number than we wrote.
_SAFE = 2**53 - 1


def _number(value: float) -> str:
    """A double as ECMAScript writes it: shortest digits, exponent only outside 1e-6 … 1e21."""
    if not math.isfinite(value):
        raise ValueError("no NaN or infinity in canonical JSON")
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + int(exponent)
    if text == "0":
        return "0"
    if 0 < point <= 21:
        shown = text.ljust(point, "0") if len(text) <= point else f"{text[:point]}.{text[point:]}"
    elif -6 < point <= 0:
        shown = f"0.{'0' * -point}{text}"
    else:
        shown = f"{text[0]}{'.' if text[1:] else ''}{text[1:]}e{point - 1:+d}"
    return f"-{shown}" if sign else shown


def _whole(value: int) -> str:
    """A whole number; a large one only if it is what a double would have been written as."""
    text = str(value)
    if abs(value) > _SAFE and (len(text) > 25 or _number(float(value)) != text):
        raise ValueError("whole numbers beyond 2^53 - 1 are not exact")
    return text


def _pieces(value: Any) -> str:
    if value is None or isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("names are text")
        # The order of UTF-16 code units, which differs from code points above the basic plane.
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_pieces(name)}:{_pieces(value[name])}" for name in names) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_pieces, value)) + "]"
    raise ValueError(f"no JSON for {type(value).__name__}")


def canonical(value: Any) -> str:
    """The canonical text of a JSON value; ValueError for what JSON cannot say exactly."""
    text = _pieces(value)
    # A lone surrogate has no UTF-8 form; UnicodeEncodeError is a ValueError.
    text.encode()
    return text


def digest(value: Any) -> str:
    """SHA-256 of the canonical text, 64 hex digits."""
    return sha256(canonical(value).encode()).hexdigest()

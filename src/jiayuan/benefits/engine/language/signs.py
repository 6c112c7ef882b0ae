"""The signs of comparison and what they ask, of values and of columns alike."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

# Any: the resolver has made sure that both sides are of one type.
COMPARE: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

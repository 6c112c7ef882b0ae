"""Breaking one thing of the toy book and reading the fault."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from tests.benefits.engine.toy import DOCS, FACTS, PARAMS, written


def fault(folder: Path, **policy: Any) -> tuple[str, str]:
    """Where and what, for the toy policy with these keys (or `files`, `facts`) replaced."""
    with pytest.raises(BookError) as raised:
        load(written(folder, **policy))
    return raised.value.where, raised.value.what


def figures(**first: Any) -> Mapping[str, Any]:
    """`params.yaml` with keys of L's first value replaced; None takes a key away."""
    params = deepcopy(dict(PARAMS))
    values = {**params["L"]["values"][0], **first}
    params["L"]["values"][0] = {key: value for key, value in values.items() if value is not None}
    return {"params": {"params": params}}


def fact(**keys: Any) -> Mapping[str, Any]:
    """The catalogue with one more fact, `x`."""
    return {"facts": {"facts": {**FACTS, "x": {"type": "int", "zh": "甲", "en": "x", **keys}}}}


def document(**keys: Any) -> Mapping[str, Any]:
    return {"docs": {"docs": {"1号": {**DOCS["1号"], **keys}}}}


def pair(**keys: Any) -> Mapping[str, Any]:
    whole = {"kind": "higher", "a": "toy.one", "b": "draws.other", "cite": "三", "doc": "1号", **keys}
    return {"conflicts": {"pairs": [whole]}}

"""Values of YAML as the text of one cell, and back."""

from __future__ import annotations

from typing import Any

import yaml

from jiayuan.benefits.engine.faults import BookError
from jiayuan.kernel.plainyaml import plain_yaml


def cell_text(value: Any) -> str:
    """One value on one line: plain words as they are, lists and groups in brackets."""
    text: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6)
    return text.strip().removesuffix("\n...").strip()


def cell_value(text: str, where: str) -> Any:
    """The value of such a text; raises BookError for one that is none."""
    try:
        return plain_yaml(text)
    except yaml.YAMLError as wrong:
        raise BookError(where, "写法不对：列表用 []，分组用 {}，含冒号的文字加引号") from wrong

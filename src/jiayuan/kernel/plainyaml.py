"""YAML of plain values: what seeds and rule books are written in."""

from __future__ import annotations

from typing import Any

import yaml

# Ten times as fast where PyYAML was built with libyaml; both read plain values only.
LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain_yaml(text: str) -> Any:
    """The value a text says; raises yaml.YAMLError where it is none, or names anything but plain values."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 (one of the two safe loaders)

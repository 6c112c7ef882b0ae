"""How a reader wants pages to look: kept in one small cookie on the device, so it works before any log-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl, urlencode

COOKIE = "jy_look"
COOKIE_AGE = 365 * 24 * 3600

# Allowed values of each choice; the first is the default. Sizes are the elder mode's steps in CSS pixels.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "mode": ("normal", "elder"),
    "size": ("20", "24", "30"),
    "contrast": ("normal", "high"),
    "theme": ("auto", "light", "dark"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """One reader's choice; every field holds a value of CHOICES."""

    mode: str = "normal"
    size: str = "20"
    contrast: str = "normal"
    theme: str = "auto"

    @property
    def elder(self) -> bool:
        return self.mode == "elder"

    def dump(self) -> str:
        """The cookie's value."""
        return urlencode(asdict(self))


def load(text: str) -> Look:
    """Reads a cookie; anything unknown or tampered with falls back to the default."""
    # The longest value we write has 60 characters; anything much longer is not ours.
    return from_mapping(dict(parse_qsl(text[:200])))


def from_mapping(values: Mapping[str, str]) -> Look:
    """Keeps only values that CHOICES allows."""
    kept = {name: values[name] for name, allowed in CHOICES.items() if values.get(name) in allowed}
    return Look(**kept)

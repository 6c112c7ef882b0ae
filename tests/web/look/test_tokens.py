"""Every theme keeps text readable: contrast is computed from the tokens, not promised."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.database import REPOSITORY

STYLES = REPOSITORY / "web" / "styles"
BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"--jy-([a-z-]+):\s*(#[0-9a-f]{6})\s*;")
INKS = ("text", "muted", "link", "link-hover", "accent", "info", "success", "warning", "danger")
GROUNDS = ("paper", "surface", "sunken")
SOFT = ("info", "success", "warning", "danger", "accent")


def blocks() -> dict[str, dict[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", (STYLES / "tokens.css").read_text(encoding="utf-8"), flags=re.S)
    found: dict[str, dict[str, str]] = {}
    for selector, body in BLOCK.findall(text.replace("@media (prefers-color-scheme: dark) {", "")):
        found.setdefault(selector.strip(), {}).update(TOKEN.findall(body))
    return found


BLOCKS = blocks()
LIGHT = BLOCKS[":root"]
DARK = LIGHT | BLOCKS['[data-theme="dark"]']
HIGH = LIGHT | BLOCKS['[data-contrast="high"]']
HIGH_DARK = DARK | HIGH | BLOCKS['[data-contrast="high"][data-theme="dark"]']
THEMES = {"light": LIGHT, "dark": DARK, "high": HIGH, "high dark": HIGH_DARK}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", INKS)
def test_text_is_readable_on_every_ground(theme: str, ink: str) -> None:
    tokens = THEMES[theme]
    assert min(contrast(tokens[ink], tokens[ground]) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", SOFT)
def test_tones_are_readable_on_their_soft_ground(theme: str, tone: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens[tone], tokens[f"{tone}-soft"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_and_field_borders_stand_out(theme: str) -> None:
    tokens = THEMES[theme]
    assert contrast(tokens["on-accent"], tokens["fill"]) >= 4.5
    assert contrast(tokens["line-strong"], tokens["surface"]) >= 3


@pytest.mark.parametrize("theme", ["high", "high dark"])
def test_high_contrast_is_at_least_seven_to_one(theme: str) -> None:
    tokens = THEMES[theme]
    assert min(contrast(tokens[ink], tokens["paper"]) for ink in INKS) >= 7


def test_dark_by_device_equals_dark_by_choice() -> None:
    assert BLOCKS['[data-theme="auto"]'] == BLOCKS['[data-theme="dark"]']


def test_raw_colours_stand_in_the_tokens_only() -> None:
    allowed = {"tokens.css", "layout.css"}  # layout: the fixed red rule and the dark staff bar
    raw = re.compile(r"#[0-9a-fA-F]{6}\b")
    others = [file for file in Path(STYLES).glob("*.css") if file.name not in allowed]
    assert {
        file.name: len(raw.findall(file.read_text())) for file in others if len(raw.findall(file.read_text())) > 1
    } == {}

"""The errors of the model, cell by cell. Each takes a good value and returns the bad one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from jiayuan.config.demo.ledgers.spellings import wide
from jiayuan.config.demo.words import HOMOPHONES

Slip = Callable[[np.random.Generator, str], str]
_SOUNDS = {a: b for pair in HOMOPHONES for a, b in (pair, pair[::-1])}


def _other_digit(rng: np.random.Generator, digit: str) -> str:
    return str((int(digit) + int(rng.integers(1, 10))) % 10)


def wrong_digit(rng: np.random.Generator, text: str) -> str:
    at = int(rng.integers(6, min(17, len(text))))
    return text[:at] + _other_digit(rng, text[at]) + text[at + 1 :]


def transposed(rng: np.random.Generator, text: str) -> str:
    """Two neighbouring different digits change places."""
    spots = [at for at in range(6, 16) if text[at] != text[at + 1]]
    at = int(rng.choice(spots)) if spots else 16
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def one_lost(rng: np.random.Generator, text: str) -> str:
    at = int(rng.integers(6, len(text)))
    return text[:at] + text[at + 1 :]


def spaced(rng: np.random.Generator, text: str) -> str:
    return f"'{text}" if rng.random() < 0.5 else f"{text[:6]} {text[6:14]} {text[14:]}"


def fifteen(_: np.random.Generator, text: str) -> str:
    """The old form; only for numbers of the last century."""
    return text[:6] + text[8:17] if text[6:8] == "19" else text


def masked(_: np.random.Generator, text: str) -> str:
    return f"{text[:6]}********{text[-4:]}"


def widened(_: np.random.Generator, text: str) -> str:
    return wide(text)


def float_damaged(_: np.random.Generator, text: str) -> str:
    """What a spreadsheet keeps of a long number: fifteen digits."""
    return f"{text[:15]}000"


def homophone(rng: np.random.Generator, name: str) -> str:
    spots = [at for at, char in enumerate(name) if at and char in _SOUNDS]
    if not spots:
        return name
    at = int(rng.choice(spots))
    return name[:at] + _SOUNDS[name[at]] + name[at + 1 :]


def shortened(_: np.random.Generator, name: str) -> str:
    return name[:-1] if len(name) > 2 else name


def swapped(_: np.random.Generator, name: str) -> str:
    return name[0] + name[2] + name[1] if len(name) == 3 else name


def spread(_: np.random.Generator, name: str) -> str:
    return f"{name[0]}  {name[1:]}"


def noted(_: np.random.Generator, name: str) -> str:
    return f"{name}（户主）"


def phone_typo(rng: np.random.Generator, phone: str) -> str:
    at = int(rng.integers(3, 11))
    return phone[:at] + _other_digit(rng, phone[at]) + phone[at + 1 :]


def phone_short(_: np.random.Generator, phone: str) -> str:
    return phone[:-1]


def phone_dashes(_: np.random.Generator, phone: str) -> str:
    return f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"


def phone_two(rng: np.random.Generator, phone: str) -> str:
    return f"{phone}/010-6{rng.integers(1000000, 9999999)}"


def phone_land(rng: np.random.Generator, _: str) -> str:
    return f"6{rng.integers(1000000, 9999999)}" if rng.random() < 0.5 else f"010-6{rng.integers(1000000, 9999999)}"


def phone_country(_: np.random.Generator, phone: str) -> str:
    return f"+86{phone}"


ID_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "id_15": (0.015, fifteen), "id_wrong_digit": (0.015, wrong_digit), "id_transposed": (0.005, transposed),
    "id_17": (0.003, one_lost), "id_wide": (0.007, widened), "id_spaced": (0.025, spaced),
    "id_float": (0.008, float_damaged), "id_masked": (0.01, masked),
}  # fmt: skip
NAME_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "name_homophone": (0.01, homophone), "name_short": (0.003, shortened), "name_swapped": (0.003, swapped),
    "name_blank": (0.03, spread), "name_note": (0.005, noted),
}  # fmt: skip
PHONE_SLIPS: Mapping[str, tuple[float, Slip]] = {
    "phone_typo": (0.01, phone_typo), "phone_10": (0.005, phone_short), "phone_dashes": (0.035, phone_dashes),
    "phone_two": (0.02, phone_two), "phone_landline": (0.05, phone_land), "phone_86": (0.01, phone_country),
    "phone_wide": (0.005, widened),
}  # fmt: skip

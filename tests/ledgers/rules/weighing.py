"""Weights of round numbers for tests of the rules: the shipped ones are learned and move."""

from __future__ import annotations

from jiayuan.ledgers.rules.model import Model

HAND = Model(
    1,
    -15.0,
    {
        "name": {
            "exact": 10.0, "pinyin": 7.5, "swap": 6.0, "one_char": 5.0, "prefix": 5.0, "surname": -3.5, "else": -8.0,
        },
        "id": {"exact": 20.0, "edit": 12.0, "first14": 9.0, "mask": 8.0, "else": -9.0},
        "birth": {"day": 8.5, "month": 2.5, "digit": 4.0, "else": -6.0},
        "phone": {"exact": 12.0, "shared": 6.0, "else": -1.5},
        "place": {"room": 9.0, "house": 6.0, "building": 4.0, "compound": 2.0, "else": -1.5},
        "sex": {"same": 1.0, "else": -6.0},
        "community": {"same": 3.0, "else": -2.0},
    },
)  # fmt: skip

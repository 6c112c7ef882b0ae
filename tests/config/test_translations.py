"""English parts are merged and compiled without outside programs."""

from __future__ import annotations

import gettext

from jiayuan.config.translations import compile_english, merged, parts


def test_every_part_can_be_read() -> None:
    assert list(parts())
    assert len(merged()) > 0


def test_the_compiled_catalogue_holds_what_the_parts_say() -> None:
    with compile_english().open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    message = next(message for message in merged() if message.id and isinstance(message.id, str))
    assert compiled.gettext(message.id) == message.string

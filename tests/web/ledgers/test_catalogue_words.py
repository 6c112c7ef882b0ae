"""Every word of the closed lists the catalogue shows is there."""

from __future__ import annotations

from jiayuan.kernel.tables import DataClass
from jiayuan.ledgers.api import USE_KINDS
from jiayuan.ledgers.catalogue.rules.entries import CYCLES as NATIONAL
from jiayuan.ledgers.catalogue.rules.entries import FREQUENCIES, SHARE_CODES
from jiayuan.ledgers.catalogue.rules.uses import USE_TRANSITIONS
from jiayuan.registry.api import ATTRS
from jiayuan.web.ledgers.catalogue_words import CLASSES, CYCLES, KINDS, PURPOSE_KINDS, SHARES, STATES, TONES, cycle


def test_every_closed_list_has_its_words() -> None:
    assert set(SHARES) == set(TONES) == set(SHARE_CODES)
    assert set(CLASSES) == {one.value for one in DataClass}
    assert set(KINDS) == {attr.kind for attr in ATTRS}
    assert set(PURPOSE_KINDS) == {kind.value for kind in USE_KINDS}
    assert set(STATES) == USE_TRANSITIONS.states - {""}


def test_cycles_of_templates_have_words_a_national_name_and_a_frequency() -> None:
    assert set(CYCLES) == set(NATIONAL) == set(FREQUENCIES)
    assert str(cycle("quarter")) == "每季度更新"
    assert cycle("each full moon") == "each full moon"


def test_no_kind_of_purpose_can_hold_watching_people() -> None:
    assert not {kind.value for kind in USE_KINDS} & {"audit", "rights", "event_staffing", "participation"}

"""What an effect is handed."""

from __future__ import annotations

from uuid import uuid4

import pytest

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.models import Offer
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import SERVICE_SELF
from jiayuan.kernel.scope import Scope


@pytest.fixture
def deed() -> Deed:
    acting = Acting(uuid4(), uuid4(), "resident", Scope(None), SERVICE_SELF)
    return Deed(Offer(policy="bj.elder_aged"), acting, {"reason": " 因为 "}, clock.now(), clock.today())


def test_what_is_set_is_saved_with_the_move(deed: Deed) -> None:
    deed.set(choice="x", tries=2)
    assert deed.changed == {"choice", "tries"}
    assert deed.offer.tries == 2


def test_a_needed_text_is_trimmed(deed: Deed) -> None:
    assert deed.need("reason") == "因为"
    assert deed.need("reason", 1) == "因"


def test_a_missing_text_is_invalid(deed: Deed) -> None:
    with pytest.raises(Invalid) as missing:
        deed.need("cite")
    assert missing.value.code == "missing-cite"


def test_the_policy_comes_from_the_book(deed: Deed) -> None:
    assert deed.policy.doc == "160号"


def test_rows_about_the_person_carry_the_offer(deed: Deed) -> None:
    assert set(deed.placed) == {"person", "place_path", "offer"}

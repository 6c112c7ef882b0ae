"""Proof of a hand-over."""

from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import nullcontext
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils.translation import override
from PIL import Image

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Handover, Offer
from jiayuan.identity.api import open_for
from jiayuan.kernel import clock
from jiayuan.kernel.crypto import Unsealable
from jiayuan.kernel.errors import Conflict, Invalid, Refused
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import code_of
from tests.people import Person

pytestmark = pytest.mark.django_db


def state_of(offer: Offer, who: Person) -> str:
    with who.acting(BENEFIT_DELIVERY):
        return Offer.objects.get(pk=offer.pk).state


def test_the_code_hands_over_and_opens(out: Delivery, aged: Offer, resident: Person, worker: Person) -> None:
    code = code_of(resident)
    with worker.acting(BENEFIT_DELIVERY):
        assert api.delivery_command(out.pk, "hand", {"how": "code", "code": code}).state == "handed"
        assert Handover.objects.get(delivery=out).how == "code"
    assert state_of(aged, worker) == "drawing"


def test_a_wrong_code_is_counted_and_moves_nothing(out: Delivery, resident: Person, worker: Person) -> None:
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    with worker.acting(BENEFIT_DELIVERY):
        after = api.delivery_command(out.pk, "hand", {"how": "code", "code": wrong})
        assert (after.state, after.wrong_codes) == ("out", 1)
        assert not Handover.objects.exists()


def test_after_five_wrong_codes_another_proof_is_needed(out: Delivery, resident: Person, worker: Person) -> None:
    code = code_of(resident)
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.filter(pk=out.pk).update(wrong_codes=5)
        with pytest.raises(Refused, match="签名"):
            api.delivery_command(out.pk, "hand", {"how": "code", "code": code})


def test_a_signature_is_kept_sealed(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M0 0 L9 9"})
        proof = bytes(Handover.objects.get(delivery=out).proof or b"")
    assert b"M0 0" not in proof
    assert open_for(out.person, f"benefits_handover.proof:{out.pk}", proof) == "M0 0 L9 9"


def witnessed(delivery: Delivery, witness: Person) -> dict[str, str]:
    """A proof with the code the witness reads on their own page."""
    with witness.acting(BENEFIT_DELIVERY):
        code = api.own_witness_code(delivery)
    return {"how": "witness", "witness": str(witness.account_id), "witness_code": code}


def test_a_witness_is_a_second_person(out: Delivery, worker: Person, officer: Person) -> None:
    own, proof = witnessed(out, worker), witnessed(out, officer)
    with worker.acting(BENEFIT_DELIVERY):
        with pytest.raises(Invalid, match="另一位"):
            api.delivery_command(out.pk, "hand", own)
        assert api.delivery_command(out.pk, "hand", proof).state == "handed"


@pytest.mark.parametrize("code", ["", "1234567", "１２３"])
def test_a_witness_named_but_not_there_is_no_proof(code: str, out: Delivery, worker: Person, officer: Person) -> None:
    proof = {**witnessed(out, officer), "witness_code": code}
    with worker.acting(BENEFIT_DELIVERY):
        after = api.delivery_command(out.pk, "hand", proof)
    assert (after.state, after.wrong_codes) == ("out", 1)


def test_a_witness_code_is_good_for_one_person_and_one_visit(out: Delivery, worker: Person, officer: Person) -> None:
    codes = {witnessed(out, who)["witness_code"] for who in (worker, officer)}
    out.tries += 1
    codes.add(witnessed(out, officer)["witness_code"])
    assert len(codes) == 3


def test_codes_of_witnesses_cannot_be_tried_for_ever(out: Delivery, worker: Person, officer: Person) -> None:
    proof = witnessed(out, officer)
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.filter(pk=out.pk).update(wrong_codes=10)
        with pytest.raises(Refused, match="签名"):
            api.delivery_command(out.pk, "hand", proof)


@pytest.mark.parametrize(("said", "kept"), [("", True), ("A-1", True), (" A-1 ", True), ("1", False), ("B-1", False)])
def test_the_item_in_the_hand_is_the_one_of_this_home(said: str, kept: bool, out: Delivery, worker: Person) -> None:
    proof = {"how": "signature", "signature": "M1 1", "serial": said}
    with worker.acting(BENEFIT_DELIVERY), nullcontext() if kept else pytest.raises(Invalid, match="编号"):
        api.delivery_command(out.pk, "hand", proof)


def test_the_last_four_of_a_long_number_are_enough(out: Delivery, worker: Person) -> None:
    proof = {"how": "signature", "signature": "M1 1", "serial": "0042"}
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.filter(pk=out.pk).update(serial="XC-000042")
        assert api.delivery_command(out.pk, "hand", proof).state == "handed"


@pytest.mark.parametrize(
    "data",
    [
        {"how": "photo"},
        {"how": "signature"},
        {"how": "signature", "signature": "data:"},
        {"how": "witness", "witness": "me"},
    ],
)
def test_other_proof_is_no_proof(data: dict[str, str], out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY), pytest.raises(Invalid):
        api.delivery_command(out.pk, "hand", data)


def test_without_a_word_the_code_is_meant(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        assert api.delivery_command(out.pk, "hand", {"code": f" {code_of(resident)} "}).state == "handed"


def test_four_wrong_codes_leave_the_right_one(out: Delivery, resident: Person, worker: Person) -> None:
    code = code_of(resident)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    with worker.acting(BENEFIT_DELIVERY):
        counted = [api.delivery_command(out.pk, "hand", {"code": wrong}).wrong_codes for _ in range(4)]
        assert api.delivery_command(out.pk, "hand", {"code": code}).state == "handed"
    assert counted == [1, 2, 3, 4]


def test_a_locked_code_leaves_the_other_proofs(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        Delivery.objects.filter(pk=out.pk).update(wrong_codes=5)
        assert api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M1 1"}).state == "handed"


@pytest.mark.parametrize(("length", "kept"), [(40_000, True), (40_001, False)])
def test_a_signature_is_a_drawing_not_a_photo(length: int, kept: bool, out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY), nullcontext() if kept else pytest.raises(Invalid, match="签名"):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M" * length})


def test_a_signature_opens_only_for_its_delivery(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M0 0 L9 9"})
        proof = bytes(Handover.objects.get(delivery=out).proof or b"")
    with pytest.raises(Unsealable):
        open_for(out.person, f"benefits_handover.proof:{uuid4()}", proof)


def test_the_handover_says_who_when_and_how(out: Delivery, worker: Person, officer: Person) -> None:
    proof = witnessed(out, officer)
    with worker.acting(BENEFIT_DELIVERY), clock.frozen(clock.now()):
        api.delivery_command(out.pk, "hand", proof)
        found = Handover.objects.get(delivery=out)
        assert (found.how, found.by_id, found.witness_id, found.at) == (
            "witness", worker.account_id, officer.account_id, clock.now(),
        )  # fmt: skip


def test_a_refused_proof_counts_nothing(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        with pytest.raises(Invalid):
            api.delivery_command(out.pk, "hand", {"how": "witness", "witness": str(worker.account_id)})
        after = Delivery.objects.get(pk=out.pk)
    assert (after.state, after.wrong_codes, after.lock_version) == ("out", 0, out.lock_version)


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "请在屏幕上签名"), ("en", "sign")])
def test_what_is_missing_is_said(language: str, words: str, out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY), override(language), pytest.raises(Invalid) as missing:
        api.delivery_command(out.pk, "hand", {"how": "signature"})
    with override(language):
        assert words in str(missing.value)


def test_the_neighbour_sees_no_handover(out: Delivery, worker: Person, neighbour: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M1 1"})
    with neighbour.acting(BENEFIT_DELIVERY):
        assert not Handover.objects.exists()


def test_an_offline_proof_counts_once(out: Delivery, resident: Person, worker: Person) -> None:
    proof = {"how": "code", "code": code_of(resident), "ref": str(uuid4())}
    with worker.acting(BENEFIT_DELIVERY):
        first = api.delivery_command(out.pk, "hand", proof)
        again = api.delivery_command(out.pk, "hand", proof)
        assert (first.state, again.state) == ("handed", "handed")
        assert again.lock_version == first.lock_version
        assert Handover.objects.count() == 1


def test_a_ref_belongs_to_one_delivery(out: Delivery, worker: Person) -> None:
    proof = {"how": "signature", "signature": "M1 1", "ref": str(uuid4())}
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", proof)
        other = Delivery.objects.get(pk=out.pk)
        other.pk, other.serial, other._state.adding = uuid4(), "Z", True
        other.save()
        with pytest.raises(Conflict) as used:
            api.delivery_command(other.pk, "hand", proof)
    assert used.value.code == "ref-used"


def picture() -> str:
    """A photo with a place in its metadata."""
    out = BytesIO()
    about = Image.Exif()
    about[0x010E] = "somebody's door"
    Image.new("RGB", (40, 30)).save(out, "JPEG", exif=about)
    return b64encode(out.getvalue()).decode()


def test_photos_are_sealed_without_their_metadata(out: Delivery, worker: Person) -> None:
    proof = {"how": "signature", "signature": "M1 1", "photo_item": picture(), "photo_door": picture()}
    with worker.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", proof)
        kept = Handover.objects.get()
        opened = open_for(kept.person, f"benefits_handover.photo_door:{out.pk}", bytes(kept.photo_door or b""))
    assert Image.open(BytesIO(b64decode(opened))).size == (40, 30)
    assert b"somebody" not in b64decode(opened)


@pytest.mark.parametrize(("field", "text"), [("photo_item", "%%"), ("photo_door", "aGVsbG8="), ("ref", "seven")])
def test_what_came_broken_is_said_so(field: str, text: str, out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY), pytest.raises(Invalid):
        api.delivery_command(out.pk, "hand", {"how": "signature", "signature": "M1 1", field: text})

"""Photos: written anew, without what a camera adds."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from jiayuan.cases.actions.photos import MOST, recoded
from jiayuan.cases.api import CaseRef, photo
from jiayuan.cases.models import Attachment
from jiayuan.kernel.errors import Invalid, NotFound
from tests.cases import office as desk
from tests.people import People


def picture(width: int = 60, height: int = 40, colour: str = "red", **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **more)
    return out.getvalue()


def with_position() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = 6
    return picture(exif=exif.tobytes())


def test_metadata_is_gone_and_the_picture_upright() -> None:
    clean, width, height = recoded(with_position())
    assert b"SecretCamera" not in clean
    assert (width, height) == (40, 60)


def test_large_pictures_are_cut_to_size() -> None:
    _, width, height = recoded(picture(3200, 1600))
    assert (width, height) == (1600, 800)


@pytest.mark.parametrize("content", [b"", b"words", picture()[:60], b"%PDF-1.7", b"x" * (10 * 1024 * 1024 + 1)])
def test_what_is_no_photo_is_refused_kindly(content: bytes) -> None:
    with pytest.raises(Invalid) as caught:
        recoded(content)
    assert caught.value.errors[0].field == "photos"


def test_the_same_photo_is_kept_once(office: People, filed: CaseRef) -> None:
    for _ in range(2):
        desk.tell(office.worker, filed.number, "attach", photo=picture())
    with office.worker.acting():
        assert Attachment.objects.filter(case_id=int(filed.number), phase="after").count() == 1


def test_at_most_six(office: People, filed: CaseRef) -> None:
    for shade in range(MOST):
        desk.tell(office.worker, filed.number, "attach", photo=picture(colour=f"#00{shade:02x}00", width=60 + shade))
    with pytest.raises(Invalid):
        desk.tell(office.worker, filed.number, "attach", photo=picture(width=99))


def test_a_photo_opens_only_in_scope(office: People, filed: CaseRef) -> None:
    desk.tell(office.worker, filed.number, "attach", photo=picture())
    with office.worker.acting() as acting:
        found = Attachment.objects.get(case_id=int(filed.number))
        assert photo(filed.number, found.pk, acting.scope)[:2] == b"\xff\xd8"
    with pytest.raises(NotFound), office.neighbour.acting() as acting:
        photo(filed.number, found.pk, acting.scope)


def test_classes_that_ask_for_a_photo_get_one(office: People) -> None:
    ref = desk.file_case(office.resident, class_code="030202", text="门口的井盖松了，走路会绊倒。")
    with pytest.raises(Invalid) as caught:
        desk.report(office.officer, ref.number)
    assert [error.field for error in caught.value.errors] == ["photo"]

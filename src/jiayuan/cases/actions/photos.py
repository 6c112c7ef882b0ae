"""Photos: opened, turned upright, cut to size and written anew, so that nothing but the picture remains."""

from __future__ import annotations

import hashlib
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from jiayuan.cases.models import Attachment, Case
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 1600
# A small file may unfold into gigabytes; the header tells before anything is decoded.
MAX_PIXELS = 50_000_000
MOST = 6
QUALITY = 80


def _wrong(message: str) -> Invalid:
    return Invalid(errors=[FieldError("photos", "photo", message)])


def recoded(content: bytes) -> tuple[bytes, int, int]:
    """JPEG bytes without metadata, width, height; raises Invalid for anything that is no picture or too large."""
    if len(content) > MAX_BYTES:
        raise _wrong(mark("照片不能超过10MB"))
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _wrong(mark("照片的尺寸太大"))
            # Turned first: the orientation is metadata and goes with the rest.
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError) as problem:
        raise _wrong(mark("这个文件不是照片，或者已经损坏")) from problem
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    out = BytesIO()
    upright.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), upright.width, upright.height


def attach(case: Case, content: bytes, *, phase: str = "before", order_id: int | None = None) -> Attachment:
    """Adds a photo to a case, once however often it is sent."""
    clean, width, height = recoded(content)
    digest = hashlib.sha256(clean).hexdigest()
    present = Attachment.objects.filter(case=case)
    known = present.filter(sha256=digest).first()
    if known:
        return known
    if present.filter(phase=phase).count() >= MOST:
        raise _wrong(mark("每件诉求最多六张照片"))
    return Attachment.objects.create(
        case=case, order_id=order_id, phase=phase, sha256=digest, content=clean, width=width, height=height,
        created_at=clock.now(), place_path=case.place_path, owner_org_id=case.owner_org_id, subject=case.subject,
    )  # fmt: skip

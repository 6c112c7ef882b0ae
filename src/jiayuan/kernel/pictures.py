"""Pictures: opened, turned upright, cut to size and written anew, so that nothing but the picture remains."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from jiayuan.kernel.errors import FieldError, Invalid
from jiayuan.kernel.text import mark

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 1600
# A small file may unfold into gigabytes; the header tells before anything is decoded.
MAX_PIXELS = 50_000_000
QUALITY = 80


def not_a_picture(message: str) -> Invalid:
    """What a form says beside its photos."""
    return Invalid(errors=[FieldError("photos", "photo", message)])


def recoded(content: bytes) -> tuple[bytes, int, int]:
    """JPEG bytes without metadata, width, height; raises Invalid for anything that is no picture or too large."""
    if len(content) > MAX_BYTES:
        raise not_a_picture(mark("照片不能超过10MB"))
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise not_a_picture(mark("照片的尺寸太大"))
            # Turned first: the orientation is metadata and goes with the rest.
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError) as problem:
        raise not_a_picture(mark("这个文件不是照片，或者已经损坏")) from problem
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    out = BytesIO()
    upright.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), upright.width, upright.height

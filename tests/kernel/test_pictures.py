"""A picture is written anew: nothing but the picture remains."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.pictures import MAX_BYTES, MAX_SIDE, recoded


def jpeg(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("size", "kept"), [((40, 30), (40, 30)), ((3200, 800), (1600, 400)), ((10, 3200), (5, MAX_SIDE))]
)
def test_it_is_cut_to_size(size: tuple[int, int], kept: tuple[int, int]) -> None:
    content, width, height = recoded(jpeg(*size))
    assert (width, height) == kept
    assert content[:2] == b"\xff\xd8"


@pytest.mark.parametrize("content", [b"", b"hello", b"x" * (MAX_BYTES + 1)], ids=["empty", "text", "huge"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        recoded(content)

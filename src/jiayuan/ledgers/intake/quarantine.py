"""Looks at an uploaded file without opening it: the bytes and the directory of the archive only."""

from __future__ import annotations

import io
import zipfile

MAX_BYTES = 50 * 1024 * 1024
MAX_UNZIPPED = 1024**3
MAX_RATIO = 100
MAX_ENTRIES = 1000
# A few kilobytes of XML compress far below any ratio that could hurt.
HARMLESS = 10 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_BOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    whole, packed = (sum(sizes) for sizes in zip(*((e.file_size, e.compress_size) for e in entries), strict=True))
    too_dense = whole > HARMLESS and whole > MAX_RATIO * max(packed, 1)
    return len(entries) > MAX_ENTRIES or whole > MAX_UNZIPPED or too_dense


def _archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    # NotImplementedError: an archive that says it is of a later version than there is.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        return "broken"
    if _is_bomb(entries):
        return "bomb"
    names = {entry.filename for entry in entries}
    if any(name.endswith("vbaProject.bin") for name in names):
        return "macro"
    if any(entry.flag_bits & 1 for entry in entries):
        return "password"
    return "" if any(name in names for name in _BOOKS) else "type"


def inspect(content: bytes, filename: str) -> str:
    """'' when the file may be read, else a code of rules.messages.FILE (too_big, password, macro, bomb, …)."""
    if len(content) > MAX_BYTES:
        return "too_big"
    if content.startswith(_OLE):
        return "password" if _ENCRYPTED in content else ("macro" if _VBA in content else "")
    if content.startswith(b"PK"):
        return _archive(content)
    if not content.strip():
        return "broken"
    is_text = filename.lower().endswith((".csv", ".txt")) and b"\x00" not in content[:4096]
    if is_text:
        return ""
    return "broken" if filename.lower().endswith((".xlsx", ".xlsb", ".xls", ".ods")) else "type"

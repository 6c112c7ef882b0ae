"""Workbooks and text files as bytes: real ones with bytes, parts or XML changed, and archives that lie."""

from __future__ import annotations

import faulthandler
import io
import os
import re
import resource
import signal
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from jiayuan.ledgers.intake import child
from jiayuan.ledgers.intake.quarantine import inspect
from jiayuan.ledgers.rules.messages import FILE
from tests.fuzz.dice import STRANGE, damaged, pick
from tests.ledgers import books as real

FILENAMES = (
    "名单.xlsx",
    "名单.xls",
    "名单.ods",
    "名单.csv",
    "名单.txt",
    "名单",
    "名单.pdf",
    "../../etc/passwd.xlsx",
    "锁.XLSX",
)
# Out of memory the reading library may also panic, which ends the real child with 1 and is told as "slow".
PANIC = 7
KNOWN = frozenset((0, child.PASSWORD, child.BROKEN, child.ROWS, child.SHORT, PANIC))
# Addresses are reserved far beyond what is used: the limit is on top of what the parent holds.
MEMORY = 1024**3
SECONDS = 20
ODS = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="花名册">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
)
EDITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r'ref="[^"]*"', ('ref="A1:XFD1048576"', 'ref="B2"', 'ref=""', 'ref="ZZZ99999999:A1"', 'ref="A1:A0"')),
    (r'<row r="\d+"', ('<row r="1048576"', '<row r="0"', '<row r="99999999999"', '<row r="-1"', "<row")),
    (r'r="[A-Z]+\d+"', ('r="XFD1048576"', 'r=""', 'r="A0"', 'r="1A"', 'r="AAAAAAAA1"', 'r="A4294967297"')),
    (r' t="\w+"', (' t="s"', ' t="e"', ' t="b"', ' t="d"', ' t="str"', ' t="inlineStr"', ' t="x"', "")),
    (r"<v>[^<]*</v>", ("<v>4294967295</v>", "<v>-1</v>", "<v>1e309</v>", "<v>#REF!</v>", "<v>NaN</v>", "<v/>")),
    (r' s="\d+"', (' s="99999"', ' s="-1"', ' s=""')),
    (r"<\?xml[^>]*\?>", ("", '<?xml version="1.0" encoding="utf-16"?>', f'<?xml version="1.0"?>{BOMB}')),
    (r"</\w+>", ("", "</x>", "<")),
    (r"<t[^>]*>[^<]*</t>", ("<t>&c;</t>", "<t>&#0;</t>", f"<t>{STRANGE}</t>", "<t>" + "长" * 40_000 + "</t>")),
    (r"numFmtId=\"\d+\"", ('numFmtId="14"', 'numFmtId="99999999999"')),
    (r'table:number-rows-repeated="\d+"', ('table:number-rows-repeated="1048576"', 'table:number-rows-repeated="-1"')),
    (r'table:number-columns-repeated="\d+"', ('table:number-columns-repeated="16384"', "")),
)  # fmt: skip


@cache
def workbook() -> bytes:
    rows = [[*real.line(n), 45000.5 + n] for n in range(8)]
    return real.workbook(rows, (*real.HEADERS, "数"), title="花名册")


@cache
def ods(repeated: int = 1) -> bytes:
    """An open document of a header and four people, each row said to stand `repeated` times."""
    kind = 'table:number-columns-repeated="1" office:value-type="string"'
    cell = f"<table:table-cell {kind}><text:p>{{}}</text:p></table:table-cell>"
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(map(cell.format, line))}</table:table-row>'
        for line in (real.HEADERS, *(real.line(n) for n in range(4)))
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(rows=rows))
    return target.getvalue()


@cache
def table() -> str:
    return "\r\n".join(",".join(row) for row in (real.HEADERS, *(real.line(n) for n in range(20))))


def flipped(rng: Random, content: bytes) -> bytes:
    """Some bytes changed, dropped or doubled, most of them in the first kilobytes or the directory at the end."""
    changed = bytearray(content)
    for _ in range(rng.randrange(1, 12)):
        at = min(
            len(changed) - 1,
            pick(rng, (rng.randrange(len(changed)), rng.randrange(64), len(changed) - rng.randrange(1, 80))),
        )
        match rng.randrange(4):
            case 0:
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                changed[at] = pick(rng, b"\x00\xff\x7f\x80")
            case 2:
                del changed[at : at + rng.randrange(1, 9)]
            case _:
                changed[at:at] = changed[at : at + rng.randrange(1, 64)]
    return bytes(changed[: rng.randrange(1, len(changed) + 1)] if rng.random() < 0.2 else changed)


def edited(rng: Random, content: bytes) -> bytes:
    """The parts of the archive unpacked, places of their XML exchanged, a part lost, packed again."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in archive.namelist():
            text = archive.read(part).decode("utf-8")
            for pattern, others in rng.sample(EDITS, 4):
                found = list(re.finditer(pattern, text))
                if found:
                    where = pick(rng, found)
                    text = text[: where.start()] + pick(rng, others) + text[where.end() :]
            if rng.random() > 0.03:
                made.writestr(part, text.encode("utf-8", "surrogatepass"))
    return target.getvalue()


def written(rng: Random) -> bytes:
    """A text file in some encoding, with some of its signs changed."""
    text = damaged(rng, table(), 0.8).replace(",", pick(rng, ",\t;|"))
    return text.encode(pick(rng, ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32")), "ignore")


def noise(rng: Random) -> bytes:
    head = pick(
        rng, (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"", b"%PDF-1.7", b"\x00" * 512)
    )
    return head + rng.randbytes(rng.randrange(3_000))


def make(rng: Random) -> tuple[bytes, str]:
    content = pick(rng, (workbook, workbook, ods))()
    match rng.randrange(5):
        case 0:
            content = flipped(rng, content)
        case 1 | 2:
            content = edited(rng, content)
        case 3:
            content = written(rng)
        case _:
            content = noise(rng)
    return content, pick(rng, FILENAMES)


def check(given: tuple[bytes, str]) -> None:
    """Refused at the door by a known word, or read by a limited child that ends by a known code with rows of text."""
    content, filename = given
    code = inspect(content, filename)
    assert code in FILE or code == ""
    if not code:
        ended, told = read_apart(content)
        # Killed by a limit is what limits are for; an exception nobody foresaw ends with 1.
        assert ended in KNOWN or ended in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT), ended
        assert ended or _holds_of_rows(told)


def _holds_of_rows(told: str) -> bool:
    sheets = child.parsed(told)
    # No cell may carry a mark of the way: it would end a row where the book does not.
    marks = {child.SHEET, child.ROW, child.CELL}
    whole = not any(marks & set(cell) for _, rows in sheets for row in rows for cell in row)
    return whole and sum(len(rows) for _, rows in sheets) <= child.MAX_ROWS


def read_apart(content: bytes) -> tuple[int, str]:
    """Exit code (negative: the signal) and output of `child.main` in a fork with the child's own limits."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        pid = os.fork()
        if not pid:
            os._exit(_in_child(content, out.fileno()))
        try:
            _, status = os.waitpid(pid, 0)
        except BaseException:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read()


def _in_child(content: bytes, out: int) -> int:
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    child.MEMORY = held + MEMORY
    child.SECONDS = int(sum(os.times()[:2])) + SECONDS
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stdin = io.TextIOWrapper(io.BytesIO(content))
    with os.fdopen(out, "w", encoding="utf-8", closefd=False) as sys.stdout:
        try:
            return child.main()
        except MemoryError:
            return child.SHORT
        # An exception that gets here is the finding; the parent knows it by this code.
        except BaseException as wrong:  # noqa: BLE001
            return PANIC if type(wrong).__name__ == "PanicException" else 1

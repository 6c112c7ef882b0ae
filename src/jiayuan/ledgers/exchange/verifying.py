"""The check of daily logs without a database: a file, or a folder with its logs and public keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from jiayuan.kernel.crypto import fingerprint
from jiayuan.ledgers.exchange.rules.checking import Keys, check_seal, touched_lines
from jiayuan.ledgers.exchange.rules.finding import Finding
from jiayuan.ledgers.exchange.rules.log import Seal
from jiayuan.ledgers.exchange.rules.numbering import oddities, unchained
from jiayuan.ledgers.exchange.rules.parts import entry_of, message_of, wrong_part
from jiayuan.ledgers.exchange.rules.scan import Scan, number_of


@dataclass(slots=True)
class LogReport:
    """What the check of some logs found; `keys` are the fingerprints their seals were checked with."""

    files: int = 0
    entries: int = 0
    keys: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def verified(self) -> bool:
        return self.files > 0 and not self.findings

    def as_dict(self) -> dict[str, object]:
        return {
            "files": self.files, "entries": self.entries, "keys": self.keys, "verified": self.verified,
            "findings": [finding.as_dict() for finding in self.findings],
        }  # fmt: skip


def read_keys(folder: Path) -> tuple[dict[str, tuple[str, str]], list[Finding]]:
    """Public keys by fingerprint from `<fingerprint>.pub` files ("algorithm hex"), and those that do not fit."""
    keys, wrong = {}, []
    for file in sorted(folder.glob("*.pub")):
        try:
            algorithm, public = file.read_bytes().decode("ascii").split(" ")
            fits = fingerprint(bytes.fromhex(public)) == file.stem and public == bytes.fromhex(public).hex()
        except ValueError:
            fits = False
        if fits:
            keys[file.stem] = (algorithm, public)
        else:
            wrong.append(Finding("key", file.name))
    return keys, wrong


def _lines(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Chosen physical lines, read again: only where something is wrong."""
    wanted = set(numbers)
    with path.open("rb") as file:
        yield from ((at, raw) for at, raw in enumerate(file, 1) if at in wanted)


def _named(path: Path, lines: dict[int, str], kind: str, keys: Keys) -> list[Finding]:
    found = []
    for at, raw in _lines(path, list(lines)):
        entry = entry_of(raw)
        part = lines[at] if lines[at] != "entry" else wrong_part(entry, keys) or "entry"
        found.append(Finding(kind, path.name, at, message_of(entry), part))
    return found


def _numbered(path: Path, scan: Scan, count: int) -> tuple[list[Finding], set[int]]:
    """What the stated numbers tell, and the lines whose chain cannot fit because of it."""
    with path.open("rb") as file:
        numbers = [number_of(raw) for raw in islice(file, scan.count)]
    odd = [Finding(kind, path.name, number, part="number") for kind, number in oddities(numbers, count)]
    return odd, unchained(numbers)


def _rewritten(path: Path, scan: Scan, keys: Keys) -> list[Finding]:
    """The chain is sound and the root is not: somebody chained anew. Every signature is asked."""
    found = []
    for at, raw in _lines(path, range(1, scan.count + 1)):
        entry = entry_of(raw)
        part = wrong_part(entry, keys)
        if part:
            found.append(Finding("changed", path.name, at, message_of(entry), part))
    return found or [Finding("seal", path.name, scan.count + 1, part="root")]


def verify_file(path: Path, keys: Keys) -> tuple[int, Seal | None, list[Finding]]:
    """Entries, seal and findings of one log."""
    with path.open("rb") as file:
        scan = Scan().run(file)
    sealed = check_seal(scan, path.name, keys)
    found = list(sealed.findings)
    # Without a seal one can trust, no root tells entries from chain values.
    trusted = sealed.seal if not found else None
    root_holds = trusted is not None and trusted.root == scan.root
    found += [Finding("form", path.name, line) for line in scan.malformed]
    if scan.after_seal:
        found.append(Finding("inserted", path.name, scan.after_seal))
    count, torn = trusted.count if trusted else scan.count, set[int]()
    if not scan.numbers_run or count != scan.count:
        odd, torn = _numbered(path, scan, count)
        found += odd
    # Behind a lost or added line the chain cannot fit; the loss is told instead.
    touched = {line: part for line, part in touched_lines(scan, root_holds) if line not in torn}
    found += _named(path, touched, "changed", keys)
    if trusted and not found and (trusted.root, trusted.last) != (scan.root, scan.last.decode("latin-1")):
        found += _rewritten(path, scan, keys)
    return scan.count, sealed.seal, found


def _links(seals: Sequence[tuple[str, Seal]]) -> Iterator[Finding]:
    """The days of one origin must follow each other; the first may begin anywhere."""
    before: dict[str, str] = {}
    for name, seal in seals:
        expected = before.get(seal.origin)
        if expected is not None and seal.prev != expected:
            yield Finding("link", name, seal.count + 1, part="prev")
        before[seal.origin] = seal.digest()


def verify_logs(where: Path) -> LogReport:
    """Checks a log, or every log of a folder in the order of days. Keys lie beside the logs."""
    # A folder that does not exist yet is one without logs.
    alone = where.is_file()
    folder = where.parent if alone else where
    keys, wrong = read_keys(folder)
    report = LogReport(keys=sorted(keys), findings=wrong)
    seals: list[tuple[str, Seal]] = []
    for path in [where] if alone else sorted(folder.glob("*.log")):
        count, seal, found = verify_file(path, keys)
        report.files, report.entries = report.files + 1, report.entries + count
        report.findings += found
        if seal:
            seals.append((path.name, seal))
    report.findings += _links(seals)
    return report

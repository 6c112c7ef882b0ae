"""One pass over the lines of a log: numbers and chain are checked while the Merkle root grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from jiayuan.kernel.crypto import merkle_root
from jiayuan.ledgers.exchange.rules.log import SEAL, START


def number_of(raw: bytes) -> int | None:
    """The number a line states; None when it has not the form of an entry."""
    number, _, rest = raw.partition(b" ")
    # Leading zeros would be a second spelling of the same number.
    plain = number.isdigit() and (number == b"0" or not number.startswith(b"0")) and len(number) < 16
    return int(number) if plain and rest[64:65] == b" " and raw[-1:] == b"\n" else None


@dataclass(slots=True)
class Scan:
    """What a pass saw: physical lines (1 is the first) whose chain value or form is wrong; whether numbers run on."""

    count: int = 0
    last: bytes = START
    root: str = ""
    broken: list[int] = field(default_factory=list)
    malformed: list[int] = field(default_factory=list)
    numbers_run: bool = True
    seal: bytes = b""
    after_seal: int = 0

    def _entry(self, raw: bytes, line: int) -> bytes | None:
        number = number_of(raw)
        self.numbers_run = self.numbers_run and number == line
        if number is None:
            self.malformed.append(line)
            return None
        rest = raw.partition(b" ")[2]
        chain, entry = rest[:64], rest[65:-1]
        if sha256(self.last + b" " + entry).hexdigest().encode() != chain:
            self.broken.append(line)
        # The stored value goes on, so that one wrong line does not spoil those behind it.
        self.last = chain
        return entry

    def _entries(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line, raw in enumerate(lines, 1):
            if self.seal:
                self.after_seal = self.after_seal or line
            elif raw.startswith(SEAL):
                self.seal = raw
            else:
                self.count = line
                entry = self._entry(raw, line)
                if entry is not None:
                    yield entry

    def run(self, lines: Iterable[bytes]) -> Scan:
        """Reads all lines once (an open binary file will do)."""
        self.root = merkle_root(self._entries(lines)).hex()
        return self

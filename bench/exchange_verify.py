"""The check of an exchange log: seconds for a million entries, and whether a changed byte is found and named.

Prints `{name, machine, data, runs, figures}`. Entries are of real size, with random bytes for the two signatures of
each: the check asks for them only where a line is wrong. The seal is signed and checked.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.report import figure, median_seconds, quick, report, tell
from jiayuan.kernel.crypto import fingerprint, new_signing_key, public_key, sign
from jiayuan.ledgers.exchange.rules.log import Day, seal_line
from jiayuan.ledgers.exchange.verifying import verify_logs

FULL, QUICK, SEED = 1_000_000, 20_000, 7
LIMIT, RUNS, CHANGES = 20, 5, 3


def _entries(count: int, key: str) -> Iterator[dict[str, Any]]:
    rng = random.Random(SEED)
    for n in range(count):
        nonce, ident = rng.randbytes(16).hex(), f"019{n:05x}-0000-7000-8000-{n:012x}"
        ask = {
            "id": ident, "from": "street-001", "on_behalf_of": "", "to": "110102", "purpose": "benefit-matching",
            "service": "elderly-rows", "selector": {"keys": [ident]}, "at": "2026-03-01T04:00:00+00:00",
            "nonce": nonce, "body_hash": rng.randbytes(32).hex(),
        }  # fmt: skip
        answer = {"re": ident, "from": "110102", "to": "street-001", "status": "answered", "code": "",
                  "at": "2026-03-01T04:00:01+00:00", "nonce": nonce, "body_hash": rng.randbytes(32).hex()}  # fmt: skip
        yield {
            "direction": "in", "ask": ask, "ask_signature": rng.randbytes(64).hex(), "ask_key": key,
            "answer": answer, "answer_signature": rng.randbytes(64).hex(), "answer_key": key,
        }  # fmt: skip


def _write(path: Path, count: int) -> None:
    seed = new_signing_key()
    key = fingerprint(public_key(seed))
    (path.parent / f"{key}.pub").write_text(f"ed25519 {public_key(seed).hex()}")
    leaves: list[bytes] = []
    day = Day("110102", "2026-03-01")
    with path.open("wb") as file:
        file.writelines(day.lines(_entries(count, key), leaves))
        seal = day.seal(leaves, "ed25519", key)
        file.write(seal_line(seal, lambda text: sign(seed, text.encode()).hex()))


def _found(path: Path, at: int, line: int) -> bool:
    """Changes one byte, checks, and puts it back; whether the change was named."""
    with path.open("r+b") as file:
        file.seek(at)
        was = file.read(1)
        file.seek(at)
        file.write(bytes([was[0] ^ 1]))
        file.flush()
        found = line in {finding.line for finding in verify_logs(path).findings}
        file.seek(at)
        file.write(was)
    return found


def _places(path: Path, count: int) -> list[tuple[int, int]]:
    """Random bytes as (offset, line)."""
    rng = random.Random(SEED)
    wanted, offset, places = set(rng.sample(range(1, count + 1), CHANGES)), 0, []
    with path.open("rb") as file:
        for line, raw in enumerate(file, 1):
            if line in wanted:
                places.append((offset + rng.randrange(len(raw) - 1), line))
            offset += len(raw)
    return places


def measure(count: int, runs: int) -> dict[str, object]:
    """Writes a log of `count` entries, checks it `runs` times, and once more for each changed byte."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exchange-2026-03-01.log"
        _write(path, count)
        sound = verify_logs(path).verified
        seconds = median_seconds(lambda: verify_logs(path), runs)
        named = sum(_found(path, at, line) for at, line in _places(path, count))
        size = os.path.getsize(path)
    figures = [
        figure("exchange_verify_s", seconds, "s", LIMIT),
        figure("exchange_sound", float(sound), goal=1, at_least=True),
        figure("exchange_changes_named", named / CHANGES, goal=1, at_least=True),
    ]
    return report("exchange_verify", {"entries": count, "bytes": size, "changes": CHANGES}, runs, figures)


def main() -> None:
    tell(measure(QUICK, 2) if quick() else measure(FULL, RUNS))


if __name__ == "__main__":
    main()

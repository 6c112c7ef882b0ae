"""A small sealed log with real signatures of two offices, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jiayuan.kernel.crypto import fingerprint, public_key, sign
from jiayuan.ledgers.exchange.rules.canonical import canonical
from jiayuan.ledgers.exchange.rules.log import Day, Seal, seal_line

OURS, THEIRS = bytes(range(32)), bytes(range(1, 33))


def key_name(seed: bytes) -> str:
    return fingerprint(public_key(seed))


def signed(seed: bytes, value: object) -> str:
    return sign(seed, canonical(value).encode()).hex()


def entry(n: int) -> dict[str, Any]:
    ask, answer = {"id": f"00000000-0000-7000-8000-{n:012}", "n": n}, {"re": n, "status": "answered"}
    return {
        "ask": ask, "ask_signature": signed(THEIRS, ask), "ask_key": key_name(THEIRS),
        "answer": answer, "answer_signature": signed(OURS, answer), "answer_key": key_name(OURS),
    }  # fmt: skip


def write_keys(folder: Path) -> None:
    for seed in (OURS, THEIRS):
        (folder / f"{key_name(seed)}.pub").write_text(f"ed25519 {public_key(seed).hex()}")


def write(
    folder: Path, entries: list[dict[str, Any]], day: str = "2026-03-01", prev: str = "0" * 64,
    seal_with: Callable[[Seal], bytes] | None = None,
) -> tuple[Path, Seal]:  # fmt: skip
    """The log of one day; `seal_with` writes another last line."""
    leaves: list[bytes] = []
    log = Day("110102", day, prev)
    lines = b"".join(log.lines(entries, leaves))
    seal = log.seal(leaves, "ed25519", key_name(OURS))
    path = folder / f"exchange-{day}.log"
    path.write_bytes(lines + (seal_with or own_seal)(seal))
    return path, seal


def own_seal(seal: Seal) -> bytes:
    return seal_line(seal, lambda text: sign(OURS, text.encode()).hex())


ENTRIES = [entry(n) for n in range(1, 7)]

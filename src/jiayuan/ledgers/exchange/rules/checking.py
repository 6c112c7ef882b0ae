"""What a pass over one log means: which lines were touched, and whether its seal holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.finding import Finding
from jiayuan.ledgers.exchange.rules.log import SEAL, Seal
from jiayuan.ledgers.exchange.rules.scan import Scan

Keys = Mapping[str, tuple[str, str]]
"""Fingerprint of a public key → its algorithm and the key in hex."""


@dataclass(frozen=True, slots=True)
class SealCheck:
    """The seal as read (None when it cannot be) and what is wrong with it."""

    seal: Seal | None
    findings: tuple[Finding, ...]


def read_seal(raw: bytes) -> tuple[Seal, str] | None:
    """The seal of a line and its signature; None unless every byte of the line is as it was written."""
    text, _, signature = raw.removeprefix(SEAL).rpartition(b" ")
    try:
        seal = Seal(**json.loads(text))
        same = seal.text().encode() == text and raw.endswith(b"\n")
        return (seal, signature[:-1].decode("ascii")) if same else None
    except (ValueError, TypeError):
        return None


def check_seal(scan: Scan, file: str, keys: Keys) -> SealCheck:
    """Form, signature, count, last chain value and root of the seal."""
    line = scan.count + 1
    if not scan.seal:
        return SealCheck(None, (Finding("cut_tail", file, line),))
    read = read_seal(scan.seal)
    if read is None:
        return SealCheck(None, (Finding("seal", file, line),))
    seal, signature = read
    algorithm, public = keys.get(seal.key, ("", ""))
    if algorithm != seal.algorithm or not signatures.holds(algorithm, public, seal.text(), signature):
        return SealCheck(seal, (Finding("signature", file, line, part="seal" if public else "key"),))
    return SealCheck(seal, ())


def touched_lines(scan: Scan, root_holds: bool) -> list[tuple[int, str]]:
    """The lines that were changed, with the part: "entry" or "chain".

    A rewritten chain value breaks its own line and the next; a rewritten entry breaks its own alone. The root is over
    the entries, so it tells the two apart.
    """
    if not root_holds:
        return [(line, "entry") for line in scan.broken]
    # Entries are sound: of each run of broken lines, every one but the last holds a wrong chain value.
    broken = set(scan.broken)
    first = [line for line in scan.broken if line + 1 in broken]
    alone = [line for line in scan.broken if line + 1 not in broken and line - 1 not in broken]
    return [(line, "chain") for line in sorted({*first, *alone})]

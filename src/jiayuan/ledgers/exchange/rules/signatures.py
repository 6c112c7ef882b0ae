"""Signature algorithms by name. Ed25519 is built in; an SM2 module of an installation registers itself here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiayuan.kernel import signing


@dataclass(frozen=True, slots=True)
class Algorithm:
    """`sign(secret, message)` gives bytes; `verify(public, message, signature)` never raises on a wrong one."""

    sign: Callable[[bytes, bytes], bytes]
    verify: Callable[[bytes, bytes, bytes], bool]


_known: dict[str, Algorithm] = {"ed25519": Algorithm(signing.sign, signing.verify)}


def register(name: str, algorithm: Algorithm) -> None:
    """Adds an algorithm; a name once taken keeps its meaning (ValueError), or old signatures would change theirs."""
    if _known.setdefault(name, algorithm) != algorithm:
        raise ValueError(f"{name} is taken")


def known(name: str) -> bool:
    return name in _known


def sign(name: str, secret: bytes, text: str) -> str:
    """The signature of a text in hex; KeyError for an unknown algorithm."""
    return _known[name].sign(secret, text.encode()).hex()


def holds(name: str, public: str, text: str, signature: str) -> bool:
    """Whether the hex signature is of this text by this hex key; False for whatever is malformed."""
    try:
        key, given = bytes.fromhex(public), bytes.fromhex(signature)
    except ValueError:
        return False
    # One spelling only: upper case would be another text that means the same.
    if given.hex() != signature:
        return False
    return name in _known and _known[name].verify(key, text.encode(), given)

"""Tokens with which a unit on shift sends its position."""

from __future__ import annotations

import secrets


def new_token(place_path: str) -> str:
    """A random token for one shift; it starts with the place, so that the intake knows where to look it up."""
    return f"{place_path}~{secrets.token_urlsafe(18)}"

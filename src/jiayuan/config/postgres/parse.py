"""A database address as Django's settings dictionary."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LIMITS = "-c statement_timeout={statement} -c lock_timeout={lock} -c idle_in_transaction_session_timeout={idle}"
# Web requests give up early; jobs and migrations may take their time.
TIMEOUTS = {
    "web": LIMITS.format(statement="15s", lock="3s", idle="30s"),
    "worker": LIMITS.format(statement="15min", lock="60s", idle="5min"),
    "migrate": "-c role=jy_owner",
    "keys": "",
}


def django_database(url: str, process: str) -> dict[str, Any]:
    """Settings for one alias; `process` chooses time limits and, for migrations, the owning role."""
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if process == "web" and not options.get("pgbouncer"):
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
    if TIMEOUTS.get(process):
        options["options"] = TIMEOUTS[process]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "TEST": {"MIRROR": None},
    }

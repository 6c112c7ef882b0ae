"""How an embedded server is configured: safe first, then for a small machine."""

from __future__ import annotations

from pathlib import Path

SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "password_encryption": "'scram-sha-256'",
    "max_connections": "120",
    "shared_buffers": "'256MB'",
    "effective_cache_size": "'2GB'",
    "work_mem": "'32MB'",
    "maintenance_work_mem": "'256MB'",
    "jit": "off",
    "autovacuum_naptime": "'15s'",
    "max_wal_size": "'2GB'",
    "wal_compression": "on",
    # A crash must cost nothing that was acknowledged.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    # The client may bind values into the text of a statement: keep both out of the log.
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "timezone": "'UTC'",
}


# What a throw-away cluster of tests gives up for speed; never for data anybody was told is kept.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def as_text(port: int, sockets: Path, *, durable: bool) -> str:
    """The lines of postgresql.auto.conf, which is read last and so wins over postgresql.conf."""
    own = {"port": str(port), "unix_socket_directories": f"'{sockets}'"}
    values = {**SETTINGS, **({} if durable else HASTY), **own}
    return "".join(f"{key} = {value}\n" for key, value in values.items())

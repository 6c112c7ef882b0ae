"""The embedded PostgreSQL: start, stop, roles. Any other PostgreSQL 15+ is reached by URL instead."""

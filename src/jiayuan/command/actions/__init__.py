"""Writes of command: one use case, one transaction, one audit record, at most one event."""

"""Writes: one use case is one transaction, one audit record and at most one event."""

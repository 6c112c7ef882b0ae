"""Writes of cases: one function is one use case, one transaction, one audit record and at most one announced fact."""

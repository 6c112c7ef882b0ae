"""Reads of cases. The first argument is the scope."""

"""Ledgers of organisations and of things: their cells, places and points, and which of the base a line speaks of."""

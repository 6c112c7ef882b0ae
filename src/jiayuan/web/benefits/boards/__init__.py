"""Boards as tables and plots: every picture has its figures in a table beside it."""

"""Reads of forms: lists, buildings, and the phone list with what the base knows."""

"""Reads. The list and the object check are one query set: `visible(scope)`."""

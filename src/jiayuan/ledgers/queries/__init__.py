"""Reads of files, previews and cells; row security stands behind the scope's own condition."""

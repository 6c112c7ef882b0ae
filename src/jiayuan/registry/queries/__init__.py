"""Reads of the registry; every one is scoped, purposed and audited."""

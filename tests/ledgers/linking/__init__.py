"""Linking two tables without a database."""

"""The benefits fixtures serve the page tests too."""

from tests.benefits.conftest import aged, base, book, found, nursing, ran

__all__ = ["aged", "base", "book", "found", "nursing", "ran"]

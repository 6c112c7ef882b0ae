"""The only door of benefits."""

from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.evaluate import answer
from jiayuan.benefits.engine.faults import BookError, Finding
from jiayuan.benefits.engine.parity import parity
from jiayuan.benefits.engine.quotes import check_quotes, texts_folder
from jiayuan.benefits.engine.worked import check_cases

__all__ = ["BookError", "Finding", "answer", "check_cases", "check_quotes", "load_book", "parity", "texts_folder"]

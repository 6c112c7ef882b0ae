"""The ledger desk for the operations on uploads and people."""

from tests.ledgers.conftest import Desk, desk

__all__ = ["Desk", "desk"]

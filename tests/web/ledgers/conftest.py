"""The ledger desk for the pages."""

from tests.ledgers.conftest import Desk, desk, digest

__all__ = ["Desk", "desk", "digest"]

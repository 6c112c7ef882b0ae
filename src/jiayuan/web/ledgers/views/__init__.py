"""Views of the ledger pages, one file per page."""

"""Fill once (一表通): a form arrives filled from the base, and its answers come back as an upload of its own ledger."""

"""How long what of a ledger is kept: bytes, staging, lines nothing rests on, findings, messages. Counts stay."""

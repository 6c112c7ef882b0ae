"""How good the ledgers are, part by part, and what is cheapest to mend. Ledgers are judged, never people."""

"""Pure decisions of the ledgers: states, column mapping, standards, checks, matching. No Django, clock, database."""

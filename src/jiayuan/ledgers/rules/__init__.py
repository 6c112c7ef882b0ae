"""Pure decisions of the ledgers: states, column mapping, standards, checks and matching. No Django, clock or database."""

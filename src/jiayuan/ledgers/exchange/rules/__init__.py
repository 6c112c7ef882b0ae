"""Pure decisions of the exchange: no Django, no clock, no database."""

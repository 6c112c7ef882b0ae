"""Pure decisions of the catalogue: no Django, no clock, no database."""

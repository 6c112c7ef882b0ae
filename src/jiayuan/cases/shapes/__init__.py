"""The values that pass through the door: frozen, typed, without database rows."""

"""The views of cases."""

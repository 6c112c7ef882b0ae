"""The same office for the pages of cases."""

from tests.cases.conftest import agent, district_officer, filed, office

__all__ = ["agent", "district_officer", "filed", "office"]

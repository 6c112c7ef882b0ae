"""The office of tests.ledgers.forms for the pages."""

from tests.ledgers.forms.conftest import office, task

__all__ = ["office", "task"]

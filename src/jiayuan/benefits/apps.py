"""Django application of the benefits module."""

from importlib import import_module

from django.apps import AppConfig

from jiayuan.benefits.books import ask_published


class BenefitsConfig(AppConfig):
    name = "jiayuan.benefits"
    label = "benefits"

    def ready(self) -> None:
        """With a database at hand, the published book decides."""
        # Tables can be imported only now that the applications are there.
        ask_published(import_module("jiayuan.benefits.inforce").published_book)

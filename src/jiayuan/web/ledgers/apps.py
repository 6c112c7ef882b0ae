"""Django's entry for the ledger pages."""

from django.apps import AppConfig


class WebLedgersConfig(AppConfig):
    name = "jiayuan.web.ledgers"
    label = "web_ledgers"

"""Django's entry for the ledgers."""

from django.apps import AppConfig


class LedgersConfig(AppConfig):
    name = "jiayuan.ledgers"
    label = "ledgers"
    verbose_name = "台账"

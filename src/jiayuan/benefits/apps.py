"""Django application of the benefits module."""

from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    name = "jiayuan.benefits"
    label = "benefits"

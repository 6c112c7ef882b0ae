"""The command application."""

from django.apps import AppConfig


class CommandConfig(AppConfig):
    name = "jiayuan.command"
    label = "command"
    verbose_name = "活动保障与应急指挥"

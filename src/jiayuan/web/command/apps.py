"""The pages of command."""

from django.apps import AppConfig


class WebCommandConfig(AppConfig):
    name = "jiayuan.web.command"
    label = "web_command"

"""Security points and posts of a plan."""

from __future__ import annotations

from django.db import models

from jiayuan.command.models.base import Located, keep


class SecurityPoint(Located):
    """A gate, checkpoint, medical point … with the people it needs: [{"skill", "count"}]."""

    code = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=12, blank=True)
    needs = models.JSONField(default=list)
    # People of a releasable point may be sent to an incident nearby; they count for cover.
    releasable = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="command_point_once")]

    def __str__(self) -> str:
        return self.code


keep("securitypoint")


class Post(Located):
    """A place where mobile units may wait; `open` once a deployment was adopted."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    candidate = models.BooleanField(default=True)
    open = models.BooleanField(default=False)
    capacity = models.SmallIntegerField()
    power = models.BooleanField(default=False)
    cost = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="command_post_once"),
            models.CheckConstraint(condition=models.Q(capacity__range=(1, 40)), name="command_post_capacity"),
        ]

    def __str__(self) -> str:
        return self.code


keep("post")

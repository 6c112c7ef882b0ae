"""Each minute: notices come and go on time."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.content import actions


@app.periodic(cron="* * * * *")
@app.task(queue="content", name="content.publish_scheduled")
def publish_scheduled(timestamp: int) -> None:
    actions.publish_scheduled()

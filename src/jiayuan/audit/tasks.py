"""Background jobs of the audit module."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.audit.actions import seal_now


# The lock keeps a slow run from being overtaken by the next minute.
@app.periodic(cron="* * * * *")
@app.task(queue="audit", name="audit.seal", queueing_lock="audit.seal", pass_context=False)
def seal(timestamp: int) -> None:
    """Each minute: seals what is finished and makes next months' partitions."""
    seal_now()

"""Background jobs of identity."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.identity.receipts import purge


@app.periodic(cron="50 * * * *")
@app.task(queue="identity", name="identity.receipts", queueing_lock="identity.receipts", pass_context=False)
def purge_receipts(timestamp: int) -> None:
    """Each hour: first answers of more than a day ago."""
    purge()

"""Background jobs of the ledgers: the stages of an upload, and the rescue of jobs whose worker died."""

from __future__ import annotations

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.queue import TASK
from jiayuan.ledgers.runner import advance

TRIES = 3
SILENT = 30


@app.task(queue="ledgers", name=TASK, retry=RetryStrategy(max_attempts=TRIES, wait=2), pass_context=True)
def advance_file(job: JobContext, file_id: str, place: str) -> None:
    """Brings a file on; idempotent, since the state of the file says what is left to do."""
    # On the last try the file itself says that it failed; before that the queue tries again.
    attempts = job.job.attempts if job.job else 0
    advance(UUID(file_id), PlacePath(place), last_try=attempts >= TRIES - 1)


@app.periodic(cron="* * * * * */15")
@app.task(queue="ledgers", name="ledgers.rescue", queueing_lock="ledgers.rescue", pass_context=True)
async def rescue(job: JobContext, timestamp: int) -> None:
    """Puts jobs of workers that fell silent back into the queue."""
    for stalled in await app.job_manager.get_stalled_jobs(queue="ledgers", seconds_since_heartbeat=SILENT):
        await app.job_manager.retry_job(stalled)

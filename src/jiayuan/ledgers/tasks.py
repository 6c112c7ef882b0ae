"""Background jobs of the ledgers: the stages of an upload, and the rescue of jobs whose worker died."""

from __future__ import annotations

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.exchange import nightly
from jiayuan.ledgers.forms.tasks import expire_forms
from jiayuan.ledgers.keeping.tasks import keep_nightly
from jiayuan.ledgers.placing import TASK as RELOCATE
from jiayuan.ledgers.placing import relocate_now
from jiayuan.ledgers.quality.tasks import measure_all, measure_one
from jiayuan.ledgers.queue import TASK
from jiayuan.ledgers.reviewing.tasks import review_nightly, review_sample
from jiayuan.ledgers.runner import advance

# The queue finds jobs here only.
QUALITY = (measure_all, measure_one)
FORMS = (expire_forms,)
KEEPING = (keep_nightly,)
REVIEWS = (review_nightly, review_sample)
TRIES = 3
SILENT = 30


@app.task(queue="ledgers", name=TASK, retry=RetryStrategy(max_attempts=TRIES, wait=2), pass_context=True)
def advance_file(job: JobContext, file_id: str, place: str) -> None:
    """Brings a file on; idempotent, since the state of the file says what is left to do."""
    # On the last try the file itself says that it failed; before that the queue tries again.
    attempts = job.job.attempts if job.job else 0
    advance(UUID(file_id), PlacePath(place), last_try=attempts >= TRIES - 1)


@app.task(queue="ledgers", name=RELOCATE, lock=RELOCATE, retry=2, pass_context=False)
def relocate_files(place: str, files: list[str]) -> None:
    """The tree has learnt a place: the lines of these files that waited for it are read again."""
    relocate_now(place, files)


@app.periodic(cron="* * * * * */15")
@app.task(queue="ledgers", name="ledgers.rescue", queueing_lock="ledgers.rescue", pass_context=True)
async def rescue(job: JobContext, timestamp: int) -> None:
    """Puts jobs of workers that fell silent back into the queue."""
    for stalled in await app.job_manager.get_stalled_jobs(queue="ledgers", seconds_since_heartbeat=SILENT):
        await app.job_manager.retry_job(stalled)


@app.periodic(cron="* * * * *")
@app.task(queue="ledgers", name="ledgers.exchange", queueing_lock="ledgers.exchange", pass_context=False)
def exchange(timestamp: int) -> None:
    """Each minute: notes what changed, sends what is due."""
    nightly.each_minute()


@app.periodic(cron="20 16 * * *")
@app.task(queue="ledgers", name="ledgers.exchange_night", queueing_lock="ledgers.exchange_night", pass_context=False)
def exchange_night(timestamp: int) -> None:
    """At 00:20 in Beijing: seals yesterday's log, fetches the peers' roots, drops what has served."""
    nightly.each_night()

"""Background jobs of the review queue: by night what is late, by week the blind sample."""

from __future__ import annotations

from procrastinate.contrib.django import app

from jiayuan.ledgers.reviewing.expiring import tidy_reviews
from jiayuan.ledgers.reviewing.sampling import draw_sample
from jiayuan.places import api as places


# Five past midnight in Shanghai, when a last day is over; the clock of the queue is UTC.
@app.periodic(cron="5 16 * * *")
@app.task(queue="ledgers", name="ledgers.review.nightly", queueing_lock="ledgers.review.nightly")
def review_nightly(timestamp: int) -> None:
    """Late questions of every district go to the street; the guard is measured."""
    for district in places.districts():
        tidy_reviews(district.path)


# Monday, half past midnight in Shanghai.
@app.periodic(cron="30 16 * * 0")
@app.task(queue="ledgers", name="ledgers.review.sample", queueing_lock="ledgers.review.sample")
def review_sample(timestamp: int) -> None:
    """Last week's links, two in a hundred, in every district."""
    for district in places.districts():
        draw_sample(district.path)

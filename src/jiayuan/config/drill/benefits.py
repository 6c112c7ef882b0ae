"""Chapter two: the base finds the entitled, they confirm, the street checks, help is handed over."""

from __future__ import annotations

import time

from jiayuan.benefits import api as benefits
from jiayuan.config.drill.cast import Residents, member
from jiayuan.config.drill.figures import BenefitFigures
from jiayuan.config.drill.office import Office
from jiayuan.config.drill.stage import Stage
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING

NAME = "应享未享专项行动（演练）"
# Public notices last seven days at most in the encoded policies.
NOTICE_DAYS = 9


def play(stage: Stage, residents: Residents) -> BenefitFigures:
    """Evaluates the street, asks those who do not draw what is theirs, and carries it to them."""
    began, office = time.perf_counter(), Office(member("officer"), residents)
    with office.officer.acting(BENEFIT_MATCHING):
        run = benefits.run()
        campaign = benefits.start_campaign(NAME, sorted(run.entitled))
        benefits.contact_found(campaign, limit=stage.offers)
        told = benefits.campaign_offers(current().scope, campaign, "contacted")
    confirmed = [offer for offer in stage.each("本人确认", told) if office.confirm(offer)]
    checked = [offer for offer in stage.each("核对公示", confirmed) if office.check(offer)]
    with clock.frozen(stage.after(days=NOTICE_DAYS)):
        with office.officer.acting(BENEFIT_CHECK):
            benefits.end_notices()
        delivered = sum(office.deliver(offer) for offer in stage.each("入户送达", checked))
    return BenefitFigures(
        people=run.people,
        policies=run.policies,
        entitled_not_drawing=run.entitled_not_drawing,
        undetermined=run.undetermined,
        confirmed=len(confirmed),
        delivered=delivered,
        seconds=round(time.perf_counter() - began, 1),
    )

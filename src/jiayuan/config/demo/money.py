"""What happened after approval: cards carried home, lists sealed and answered, stops proposed, a month too much."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

import polars as pl

from jiayuan.benefits import api as benefits
from jiayuan.config.demo.accounts import STREET
from jiayuan.config.demo.district import District
from jiayuan.config.demo.hats import acting_as, as_seed
from jiayuan.identity import api as identity
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, BENEFIT_MATCHING
from jiayuan.registry import api as registry

NAME = "高龄津贴与养老服务卡上门"
ALLOWANCE, CARD = "bj.elder_aged", "bj.elder_nursing"
# Homes by how the visit ended: the rest of them were handed their card.
HOMES, NOT_HOME, REFUSED = 40, 3, 1
PAID, UNPAID = 12, ("账户已销户", "户名不符")
SIGNED = "M10 40 L60 12 L110 44"
MOVED_AWAY = 2


def _asked() -> list[UUID]:
    """Offers of the campaign in the order they were found, each told once."""
    with acting_as("officer", BENEFIT_MATCHING):
        campaign = benefits.start_campaign(NAME, [ALLOWANCE, CARD])
        benefits.contact_found(campaign, limit=4 * (HOMES + PAID))
        return benefits.campaign_offers(current().scope, campaign, "contacted")


def _answered(offer: UUID) -> bool:
    """The person's own words, taken down at the door; a rival under way is no case for the demo."""
    with identity.acting_as_service("demo", place=PlacePath(STREET), purpose=BENEFIT_CHECK):
        form = benefits.prefill(benefits.offer_in(current().scope, offer))
        answers = {"facts": "right", "authorise": "yes", "fingerprint": form.fingerprint}
        try:
            benefits.command(offer, "confirm", answers)
        except Refused:
            return False
    return True


def _approved(offer: UUID) -> bool:
    with acting_as("officer", BENEFIT_CHECK):
        try:
            benefits.command(offer, "check")
            benefits.command(offer, "pass")
        except Refused:
            return False
    return True


def _carried(offer: UUID, number: int, *, to: str) -> None:
    """To the door; `to` is hand, miss (three times) or refuse."""
    with acting_as("officer", BENEFIT_DELIVERY):
        benefits.command(offer, "schedule", {"team": "第一组"})
        delivery = benefits.matter(current().scope, offer).deliveries[-1]
        benefits.delivery_command(delivery.pk, "pack", {"serial": f"XC{number:06d}"})
        for _ in range(3 if to == "miss" else 1):
            benefits.delivery_command(delivery.pk, "go")
            benefits.delivery_command(delivery.pk, to, {"how": "signature", "signature": SIGNED})


def _delivered(offers: Sequence[UUID], visitors: Collection[UUID]) -> dict[str, list[UUID]]:
    """Offers handed over by policy; of the cards three found nobody home and one was not wanted."""
    handed: dict[str, list[UUID]] = {ALLOWANCE: [], CARD: []}
    wanted = {ALLOWANCE: PAID, CARD: HOMES}
    begun = dict.fromkeys(wanted, 0)
    for number, offer in enumerate(offers, 1):
        with acting_as("officer", BENEFIT_CHECK):
            seen = benefits.offer_in(current().scope, offer)
        policy = seen.policy
        # Whose account a visitor may try still finds the offer waiting.
        if seen.person in visitors or begun[policy] >= wanted[policy] or not _answered(offer) or not _approved(offer):
            continue
        begun[policy] += 1
        ends = {CARD: {2: "refuse", 4: "miss", 6: "miss", 8: "miss"}}
        to = ends.get(policy, {}).get(begun[policy], "hand")
        _carried(offer, number, to=to)
        if to == "hand":
            handed[policy].append(offer)
    return handed


def _sealed(policy: str) -> benefits.PayList:
    """Drawn up by the street, sealed by the district."""
    with acting_as("officer", BENEFIT_CHECK):
        made = benefits.draft_paylist(policy, clock.today())
    with acting_as("district", BENEFIT_CHECK):
        return benefits.paylist_command(made.pk, "seal")


def _answer(paylist: benefits.PayList) -> bytes:
    """What the bank sends back: the first lines failed, all others paid."""
    with acting_as("officer", BENEFIT_CHECK):
        rows, _more = benefits.lines_page(paylist, limit=paylist.count)
    failed = dict(zip((row.line.seq for row in rows), UNPAID, strict=False))
    lines = [
        f"{row.line.seq},{'失败' if row.line.seq in failed else '成功'},{failed.get(row.line.seq, '')}" for row in rows
    ]
    paid = sum(row.line.amount for row in rows if row.line.seq not in failed)
    return "\n".join(["序号,结果,原因", *lines, f"合计,{len(rows)},{paid / 100:.2f}"]).encode("gb18030")


def _returned(paylist: benefits.PayList) -> None:
    data = _answer(paylist)
    with acting_as("district", BENEFIT_CHECK):
        benefits.paylist_command(paylist.pk, "send")
        benefits.paylist_command(paylist.pk, "return", data)


def _changes(offers: Sequence[UUID]) -> int:
    """A death that was known only after the seal, two who moved away; how many changes were proposed."""
    with acting_as("officer", BENEFIT_CHECK):
        people = [benefits.offer_in(current().scope, offer).person for offer in offers]
    before = clock.today().replace(day=1) - timedelta(days=3)
    said = [registry.FactRow(person, "dead_on", before.isoformat()) for person in people[:1]]
    said += [registry.FactRow(person, "hukou", "false") for person in people[1 : 1 + MOVED_AWAY]]
    ranks = {row.attr: 0 for row in said}
    with as_seed():
        registry.record_facts(registry.FactBatch(uuid7(), "公安人口库", before, said, ranks=ranks))
    with identity.acting_as_service("demo", place=PlacePath(STREET), purpose=BENEFIT_MATCHING):
        made = benefits.propose_changes()
    _told_the_family()
    return made


def _told_the_family() -> None:
    """Whoever died is visited and stopped; what else is proposed waits for a visitor of the demo."""
    with acting_as("officer", BENEFIT_CHECK):
        waiting, _more = benefits.proposals(current().scope)
        for one in waiting:
            if one.row.reason == "death":
                benefits.answer_proposal(one.row.pk, "confirm", {"told": "visit"})


def pay(district: District) -> int:
    """Everything after approval in the street; how many stand on its lists. Small towns may have nobody to pay."""
    played = district.people.filter(pl.col("persona") != "")["person"]
    handed = _delivered(_asked(), {UUID(person) for person in played})
    lists = [_sealed(policy) for policy in (ALLOWANCE, CARD) if handed[policy]]
    if handed[ALLOWANCE]:
        _returned(lists[0])
        _changes(handed[ALLOWANCE][len(UNPAID) :])
    return sum(one.count for one in lists)

"""Exclusive pairs: one of the two at a time, and the person's own choice which."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.books import load_book
from jiayuan.benefits.engine.choices import rivals
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.benefits.queries.same import same_person
from jiayuan.benefits.rules import UNDER_WAY
from jiayuan.kernel.errors import Invalid, Refused


def not_beside_a_rival(deed: Deed) -> None:
    """Of an exclusive pair one at a time: whoever draws or is getting the other must end that first."""
    others = rivals(deed.offer.policy, load_book().pairs)
    theirs = same_person(deed.offer.person)
    drawn = Entitlement.objects.filter(theirs, policy__in=others, to_month=None)
    coming = Offer.objects.filter(theirs, policy__in=others, state__in=UNDER_WAY)
    if drawn.exists() or coming.exists():
        raise Refused(_("与它只能领一项的另一项待遇正在办理或领取"), code="rival")


def answer_choice(deed: Deed) -> None:
    """The person's own choice within a pair; choosing the other benefit is a no to this one."""
    choice = deed.data["choice"]
    pairs = [pair for pair in load_book().pairs if deed.offer.policy in (pair.a, pair.b) and not pair.together]
    if choice not in {side for pair in pairs for side in (pair.a, pair.b)}:
        raise Invalid(_("请选择其中一项"), code="choice")
    # The law leaves the choice to the person (160号 三.3): nothing is switched without their word.
    if choice != deed.offer.policy:
        raise Refused(_("您选的是另一项待遇，请到那一项里确认"), code="other-choice")
    deed.answer("choice", choice)
    deed.set(choice=choice)

"""Papers: asked for once, as one list, and brought once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jiayuan.benefits.actions.deed import Deed
from jiayuan.benefits.actions.telling import NEEDED, tell
from jiayuan.benefits.models import CheckStep
from jiayuan.kernel.errors import Refused

PAPERS = "papers"


def need(deed: Deed) -> None:
    """Papers are asked for once, as one list."""
    # A second list would send the person home twice: 一次性告知.
    if CheckStep.objects.filter(offer=deed.offer, step=PAPERS).exists():
        raise Refused(_("材料只能一次性告知，不能再次要求"), code="asked-once")
    papers = deed.need("papers", 300)
    CheckStep.objects.create(**deed.placed, step=PAPERS, cite="", note=papers, due=None)
    tell(deed, NEEDED)


def supply(deed: Deed) -> None:
    """The person has brought them; what was brought is an answer, a statement only."""
    # The step stays open: whether the papers do is for the checker to say.
    deed.answer(PAPERS, deed.need("supplied", 200))

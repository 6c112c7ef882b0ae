"""Where a value comes from, in words: the ledger's title instead of its code."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from jiayuan.ledgers.models import Template


def source_words(origins: Iterable[str]) -> dict[str, str]:
    """origin ("template:office" or the name of a register's load) → the title of the ledger."""
    codes = {origin: origin.partition(":")[0] for origin in origins if origin}
    titles = dict(
        Template.objects.filter(code__in=set(codes.values())).order_by("version").values_list("code", "title")
    )
    # A load that is no ledger is the base itself.
    return {origin: titles.get(code) or gettext("人口底册") for origin, code in codes.items()}

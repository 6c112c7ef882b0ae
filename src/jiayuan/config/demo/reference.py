"""Reference data every module brings along: templates, class codes, rules, units, services. Safe to repeat."""

from __future__ import annotations

from jiayuan.cases import api as cases
from jiayuan.config.demo.district import District
from jiayuan.content import api as content
from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers import api as ledgers


def load_reference(_district: District) -> int:
    """Templates and services from seeds; handling units from the organisations that are there by now."""
    loaded = len(ledgers.load_templates() or ())
    loaded += cases.load_reference()
    loaded += cases.install_units(cases.units_within(PlacePath("110102.")))
    return loaded + int(content.load_services() or 0)

"""Who may do what with benefits."""

from __future__ import annotations

PERMISSIONS: dict[str, set[str]] = {
    "resident": {"benefits.answer"},
    "community_worker": {
        "benefits.answer",  # a person's own words, recorded at the counter or the door
        "benefits.reach",
        "benefits.check",
        "benefits.deliver",
        "benefits.queue",
        "benefits.find",
        "benefits.boards",
    },
    "grid_worker": {"benefits.answer", "benefits.deliver"},
    "street_officer": {
        "benefits.find",
        "benefits.reach",
        "benefits.check",
        "benefits.decide",
        "benefits.deliver",
        "benefits.queue",
        "benefits.campaign",
        "benefits.boards",
        "benefits.rules",  # writes the rules as data; somebody of the district approves them
    },
    "district_officer": {
        "benefits.decide",
        "benefits.queue",
        "benefits.campaign",
        "benefits.boards",
        "benefits.rules",
        "benefits.publish",
    },
    "district_analyst": {"benefits.boards"},  # counts only, none of them small
}

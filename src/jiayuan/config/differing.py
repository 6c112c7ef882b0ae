"""What a folder's book would change on the base as it is: the half of `rulebook diff` that needs the database."""

from __future__ import annotations

from jiayuan.benefits.api import run_dry
from jiayuan.benefits.rulebook import book_folder, files_in
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_MATCHING


def told(book: str, place: str) -> dict[str, object]:
    """The dry run against the book in force, as JSON; groups under ten are null."""
    with acting_as_service("benefits", place=PlacePath(place), purpose=BENEFIT_MATCHING):
        found = run_dry(files_in(book_folder(book)))
    return {**found.as_json(), "diff_hash": found.hash}

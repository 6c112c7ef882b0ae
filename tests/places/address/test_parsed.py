"""What a parsed address says when nothing is known."""

from jiayuan.places.address.parsed import ParsedAddress


def test_nothing_known_is_empty_and_not_certain() -> None:
    empty = ParsedAddress()
    assert (empty.place, empty.level, empty.confidence) == (None, None, 0.0)
    assert empty.alternatives == ()

"""Benchmarks: one file per figure that a spec names; each runs by `python -m bench.NAME [--quick] [--json]`."""

import jiayuan  # noqa: F401 - memory is given back as the product gives it back

"""Benchmarks: one file per figure that a spec names; each runs by `python -m bench.NAME [--quick] [--json]`."""

"""What commands say on the terminal: words and progress on stderr, results for machines on stdout."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

console = Console(stderr=True)
# stdout stays free for `--json`, so that a drill or an import can be piped.
say = console.print


def progress() -> Progress:
    """A bar with spinner, count and time that leaves its last state standing."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console)

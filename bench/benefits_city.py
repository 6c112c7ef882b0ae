"""A city of 22 million against all policies, in pieces of whole households: memory is that of one piece."""

from __future__ import annotations

import resource
import time

from bench.benefits_people import tables
from bench.benefits_setrun import AS_OF, sums_again
from bench.report import figure, quick, report, tell
from jiayuan.benefits.engine.setrun import SetRunner
from jiayuan.benefits.engine.sets.whole import NOBODY
from jiayuan.benefits.rulebook import load_book

PIECE, PIECES, SEED = 550_000, 40, 21
QUICK_PIECE, QUICK_PIECES = 4_000, 2


def measure(piece: int, pieces: int) -> dict[str, object]:
    """The clocks stand still while the people of a piece are made up; statements are planned once for all pieces."""
    book = load_book()
    asked = [policy for policy in book.in_force(AS_OF) if policy.entity != "claim"]
    seconds, worked, total = 0.0, 0.0, 0
    with SetRunner(NOBODY, book, AS_OF) as runner:
        for at in range(pieces):
            given = tables(book, piece, SEED + at, AS_OF, first=at * piece)
            began, busy = time.perf_counter(), time.process_time()
            total += sum(sums_again(runner, given, asked).values())
            seconds, worked = seconds + time.perf_counter() - began, worked + time.process_time() - busy
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = [
        figure("seconds_22m", seconds, "s", 360.0),
        figure("cpu_seconds_22m", worked, "s"),
        figure("peak_mb_22m", megabytes, "MB", 2048.0),
    ]
    data = {"people_22m": piece * pieces, "pieces": pieces, "seed": SEED, "fen": total}
    return report("benefits_city", data, 1, figures, ["2 threads"])


def main() -> None:
    tell(measure(QUICK_PIECE, QUICK_PIECES) if quick() else measure(PIECE, PIECES))


if __name__ == "__main__":
    main()

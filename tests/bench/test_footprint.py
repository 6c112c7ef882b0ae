"""What the bench of uploads says about memory and CPU is true of the block it looks at."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from bench.footprint import Footprint, cpu_of, own_cpu, private_mb, resident_mb, tree_mb

MEGABYTE = 1 << 20


def test_memory_held_in_the_block_is_seen() -> None:
    before = tree_mb(os.getpid())
    with Footprint(os.getpid()) as foot:
        held = bytearray(os.urandom(MEGABYTE)) * 64
        time.sleep(0.25)
    assert len(held) == 64 * MEGABYTE
    # Our own process stands for the database here, and so counts twice.
    assert foot.peak_mb > before + 60
    assert foot.database_mb > 60


def test_a_child_counts_as_long_as_it_lives() -> None:
    code = "import sys; held = bytearray(80 << 20); print(len(held), flush=True); sys.stdin.read()"
    before = tree_mb(os.getpid())
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        assert tree_mb(os.getpid()) > before + 70
        assert private_mb(child.pid) > 70


def test_pages_shared_with_a_forked_child_count_once() -> None:
    code = (
        "import os, sys; held = b'x' * (120 << 20); parted, told = os.pipe()\n"
        "if os.fork(): print(len(held), flush=True); sys.stdin.read(); os.close(told); os.wait()\n"
        "else: os.close(told); os.read(parted, 1)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()
        assert resident_mb(parent.pid) > 240
        assert 120 < tree_mb(parent.pid) < 180


def test_the_sum_is_never_less_than_the_proportion() -> None:
    assert resident_mb(os.getpid()) >= tree_mb(os.getpid()) > 0


def test_work_is_counted_and_waiting_is_not() -> None:
    with Footprint(os.getpid()) as idle:
        time.sleep(0.15)
    began = own_cpu()
    with Footprint(os.getpid()) as busy:
        while own_cpu() - began < 0.2:
            sum(range(10_000))
    assert busy.cpu >= 0.2 > idle.cpu
    assert busy.database_cpu > 0.1


def test_a_process_that_is_gone_holds_nothing() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert (private_mb(gone.pid), cpu_of(gone.pid), tree_mb(gone.pid), resident_mb(gone.pid)) == (0, 0, 0, 0)

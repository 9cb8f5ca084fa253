"""Quotes: a household of five in process, and `kiosk quote` from start to end."""

import json
import subprocess
import sys
import time

from . import building
from .contestant import Contestant, Rounds, interleaved
from .table import Row, compared

KIOSK, YARDSTICK = "kiosk", "python3 -c pass"
MICROSECONDS, COLD_MILLISECONDS = 50, 60

REQUEST = json.dumps({
    "on": "2026-11-21", "province": "15",
    "items": [{"scheme": "hi", "order": order, "months": 12} for order in range(1, 6)],
})
TOTAL = 4_371_840  # 320 % of 12 months at 113.850


def measure(options):
    return [in_process(options), whole_process(options)]


def in_process(options):
    """A quote with no start and no file in the figure; there is nothing leaner to hold it against."""
    bench = building.product("kiosk-bench", options.binaries)
    rounds = Rounds()
    for _ in range(options.rounds):
        with Contestant(KIOSK, [bench, "quote"], cwd=building.ROOT) as kiosk:
            rounds.add(interleaved([kiosk], options.count, warm_up=50))
    return Row(
        "household of five, quoted in process", rounds.p50(KIOSK) * 1e3, rounds.p99(KIOSK) * 1e3,
        limit=MICROSECONDS, unit="µs")


def whole_process(options):
    kiosk = [building.product("kiosk", options.binaries), "quote"]
    other = [sys.executable, "-c", "pass"]
    check(kiosk)
    rounds = Rounds()
    for _ in range(options.rounds):
        samples = {KIOSK: [], YARDSTICK: []}
        for _ in range(max(5, options.count // 5)):
            samples[KIOSK].append(until_end(kiosk))
            samples[YARDSTICK].append(until_end(other))
        rounds.add(samples)
    row = compared("`kiosk quote`, start to end", rounds, KIOSK, YARDSTICK, limit=COLD_MILLISECONDS)
    row.limit_on = "p50"
    return row


def until_end(command):
    """Milliseconds of a program from start to end, its answer read."""
    start = time.perf_counter()
    subprocess.run(
        [str(part) for part in command], input=REQUEST, text=True, stdout=subprocess.PIPE, cwd=building.ROOT, check=True)
    return (time.perf_counter() - start) * 1e3


def check(command):
    """A program that answers wrongly is not worth measuring."""
    answer = subprocess.run(
        [str(part) for part in command], input=REQUEST, text=True, stdout=subprocess.PIPE, cwd=building.ROOT,
        check=False).stdout
    if json.loads(answer).get("total") != TOTAL:
        raise SystemExit(f"quote-differs: kiosk quote did not come to {TOTAL}.")

"""From "paid" to "accepted by CUPS", against one raw Print-Job of the same document; and what looking at printers costs."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds, interleaved
from .spooler import demonstration_spooler
from .table import Row, compared

KIOSK, RAW = "kiosk", "raw IPP Print-Job"
PAPERS = ["card", "receipt"]
# The target: the kiosk's time in parts of the raw request's.
LIMIT = 1.3
SECONDS = 10
# Percent of a core, a printer.
WATCH_LIMIT = 0.5


def measure(options):
    bench = building.product("kiosk-bench", options.binaries)
    rounds = {paper: Rounds() for paper in PAPERS}
    for _ in range(options.rounds):
        for paper in PAPERS:
            rounds[paper].add(one_round(bench, paper, options))
    return [
        compared(f"paid → accepted by CUPS, {paper}", rounds[paper], KIOSK, RAW, LIMIT) for paper in PAPERS
    ] + watch(bench, options)


def one_round(bench, paper, options):
    # A socket's path is short, so this folder is not below the project.
    with (
        tempfile.TemporaryDirectory(prefix="submit-") as folder,
        demonstration_spooler(folder, options.binaries) as socket,
    ):
        document = Path(folder) / "paper.pdf"
        ours = [bench, "submit", "--folder", folder, "--server", socket, "--paper", paper, "--document", document]
        theirs = [sys.executable, building.BASELINES / "print_job.py", socket, paper, document]
        with Contestant(KIOSK, ours, cwd=building.ROOT) as kiosk:
            kiosk.once(899_999)  # Leaves the document behind that the other one sends.
            with Contestant(RAW, theirs) as raw:
                return interleaved([kiosk, raw], options.count, warm_up=5)


def watch(bench, options):
    """CPU of the kiosk, and of the spooler that answers, for looking four times a second; less what it takes at rest."""
    seconds = 3 if options.count < 50 else SECONDS
    kiosk, spooler = [], []
    for _ in range(options.rounds):
        with (
            tempfile.TemporaryDirectory(prefix="watch-") as folder,
            demonstration_spooler(folder, options.binaries) as socket,
        ):
            process = int((Path(folder) / "spooler" / "cupsd.pid").read_text())
            start, used = time.monotonic(), cpu_seconds(process)
            kiosk.append(float(building.run([bench, "watch", "--server", socket, "--seconds", seconds])))
            spooler.append((cpu_seconds(process) - used) / (time.monotonic() - start) * 100 / 3)
    return [
        Row("watching one printer, four looks a second", statistics.median(kiosk), limit=WATCH_LIMIT, unit="% of a core"),
        Row("… the spooler's part of it", statistics.median(spooler), unit="% of a core"),
    ]


def cpu_seconds(process):
    """User and system time of a process (proc_pid_stat(5))."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100

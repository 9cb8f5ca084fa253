"""From "paid" to "accepted by CUPS", against one raw Print-Job of the same document."""

import sys
import tempfile
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds, interleaved
from .spooler import demonstration_spooler
from .table import compared

KIOSK, RAW = "kiosk", "raw IPP Print-Job"
QUEUE = "card"


def measure(options):
    bench = building.product("kiosk-bench", options.binaries)
    rounds = Rounds()
    for _ in range(options.rounds):
        # A socket's path is short, so this folder is not below the project.
        with (
            tempfile.TemporaryDirectory(prefix="submit-") as folder,
            demonstration_spooler(folder, options.binaries) as socket,
        ):
            document = Path(folder) / "card.pdf"
            ours = [
                bench, "submit", "--folder", folder, "--server", socket, "--queue", QUEUE, "--document", document]
            theirs = [sys.executable, building.BASELINES / "print_job.py", socket, QUEUE, document]
            with Contestant(KIOSK, ours, cwd=building.ROOT) as kiosk:
                kiosk.once(899_999)  # Leaves the document behind that the other one sends.
                with Contestant(RAW, theirs) as raw:
                    rounds.add(interleaved([kiosk, raw], options.count, warm_up=5))
    return [compared("paid → accepted by CUPS", rounds, KIOSK, RAW)]

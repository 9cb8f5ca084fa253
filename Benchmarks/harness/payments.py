"""The payment's transaction against a bare SQLite commit, in the same folder."""

import tempfile

from . import building
from .contestant import Contestant, Rounds, interleaved
from .table import compared

KIOSK, BARE = "kiosk", "bare SQLite commit"


def measure(options):
    bench = building.product("kiosk-bench", options.binaries)
    bare = building.c_program("commit_sqlite", "sqlite3")
    rounds = Rounds()
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(prefix="payments-", dir=building.WORK) as folder:
            with (
                Contestant(KIOSK, [bench, "payments", "--folder", folder], cwd=building.ROOT) as kiosk,
                Contestant(BARE, [bare, folder]) as commit,
            ):
                rounds.add(interleaved([kiosk, commit], options.count, warm_up=10))
    return [compared("payment transaction", rounds, KIOSK, BARE)]

"""The payment's transaction against a bare SQLite commit, in the same folder."""

import tempfile
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds, interleaved
from .table import compared

KIOSK, BARE = "kiosk", "bare SQLite commit"
EIGHT, FILLED = "eight stations", "1,000,000 registrations"
LEDGER_OF_YEARS = 1_000_000


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
    eight, filled = more_stations(bench, options), more_registrations(bench, options)
    return [
        compared("payment transaction", rounds, KIOSK, BARE),
        compared("payment transaction, 8 stations at once, of each", eight, EIGHT, KIOSK),
        compared("payment transaction among 1,000,000 registrations", filled, FILLED, KIOSK),
    ]


def more_stations(bench, options):
    """Eight stations at once beside one, each on a ledger of its own."""
    rounds = Rounds()
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(prefix="payments-", dir=building.WORK) as folder:
            with alone(bench, folder, KIOSK) as one, alone(bench, folder, EIGHT, "--stations", "8") as eight:
                rounds.add(interleaved([one, eight], options.count // 4, warm_up=3))
    return rounds


def more_registrations(bench, options):
    """A ledger with years behind it, filled once, beside a new one."""
    rounds = Rounds()
    filled = "10000" if options.quick else str(LEDGER_OF_YEARS)
    with tempfile.TemporaryDirectory(prefix="payments-", dir=building.WORK) as folder:
        with alone(bench, folder, KIOSK) as new, alone(bench, folder, FILLED, "--filled", filled) as old:
            for turn in range(options.rounds):
                # Nobody pays twice on one ledger.
                rounds.add(interleaved([new, old], options.count, warm_up=10, begin=turn * (options.count + 10)))
    return rounds


def alone(bench, folder, name, *arguments):
    """The kiosk's payments on a ledger below `folder`."""
    own = Path(folder) / name.split()[0].replace(",", "")
    own.mkdir()
    return Contestant(name, [bench, "payments", "--folder", str(own), *arguments], cwd=building.ROOT)

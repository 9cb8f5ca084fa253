"""The list of a province's people: taking it in, and searching it while payments are taken."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from . import building
from .contestant import Rounds
from .site import write_settings
from .table import Row, compared

PEOPLE, COMMUNES = 1_700_000, 99
STATIONS = (1, 8)
MILLISECONDS = 10
SECONDS_A_ROUND = 20
ALONE, BUSY = "nobody searching", "8 stations searching"


def measure(options):
    kiosk, bench = building.product("kiosk", options.binaries), building.product("kiosk-bench", options.binaries)
    with tempfile.TemporaryDirectory(prefix="roster-", dir=building.WORK) as folder:
        folder = Path(folder)
        settings = prepared(kiosk, folder)
        rows = taken_in(kiosk, settings, people_file(), folder)
        return rows + searched(bench, folder, options)


def people_file():
    """1,700,000 people who do not exist, in 99 communes; made once."""
    path = building.WORK / f"roster-{PEOPLE}.csv"
    if not path.exists():
        print(f"Making up {PEOPLE} people …", file=sys.stderr)
        part = path.with_suffix(".part")
        with part.open("wb") as target:
            subprocess.run(
                [sys.executable, building.ROOT / "Config" / "Demonstration" / "roster.py", str(PEOPLE), str(COMMUNES)],
                stdout=target, check=True)
        part.rename(path)
    return path


def prepared(kiosk, folder):
    """Settings and keys of a kiosk that has not run yet."""
    settings, keys = write_settings(folder), folder / "intake-keys"
    intake = kiosk.parent / "kiosk-intake"
    building.run([intake, "keys", "--out", keys])
    building.run([kiosk, "setup", "--config", settings, "--demonstration", "--province-keys", keys])
    return settings


def taken_in(kiosk, settings, people, folder):
    """Time, largest resident memory and size of the file."""
    command = [kiosk, "import", "roster", people, "--config", settings, "--date", "2026-11-01"]
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], cwd=building.ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"import-failed: kiosk import roster ended with {os.waitstatus_to_exitcode(status)}.")
    size = (folder / "data" / "roster.sqlite").stat().st_size
    return [
        single(f"{PEOPLE:,} people taken in", seconds, "s"),
        single("… largest resident memory", usage.ru_maxrss * 1024 / 1e6, "MB"),
        single("… size of the file", size / 1e6, "MB"),
    ]


def single(measure, value, unit):
    return Row(measure, value, unit=unit)


def searched(bench, folder, options):
    rounds = {stations: Rounds() for stations in STATIONS}
    payments, registrations, openings = Rounds(), Rounds(), []
    for number in range(options.rounds):
        found = {}
        for stations in (0, *STATIONS):
            found[stations] = run(bench, folder, f"ledger-{number}-{stations}", stations)
            openings.append(found[stations]["opening"])
        for stations in STATIONS:
            rounds[stations].add({"search": found[stations]["searches"]})
        payments.add({ALONE: found[0]["payments"], BUSY: found[STATIONS[-1]]["payments"]})
        registrations.add({ALONE: found[0]["registrations"], BUSY: found[STATIONS[-1]]["registrations"]})
    rows = [single("… its index read, to the first answer", sorted(openings)[len(openings) // 2], "ms")]
    for stations in STATIONS:
        all_of_them = rounds[stations]
        rows.append(Row(
            f"search, {stations} station{'s' if stations > 1 else ''}, a payment each second",
            all_of_them.p50("search"), all_of_them.p99("search"), limit=MILLISECONDS, limit_on="p99"))
    return rows + [
        compared("registration of somebody listed, 8 stations searching", registrations, BUSY, ALONE),
        compared("payment transaction, 8 stations searching", payments, BUSY, ALONE),
    ]


def run(bench, folder, name, stations):
    ledger = folder / name
    ledger.mkdir()
    return json.loads(building.run([
        bench, "roster", "--list", folder / "data" / "roster.sqlite", "--key", folder / "keys" / "data.key",
        "--folder", ledger, "--stations", stations, "--seconds", SECONDS_A_ROUND]))

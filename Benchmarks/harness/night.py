"""One night's uploads of many kiosks into an intake, against storing the same rows without one."""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds
from .table import Row, compared

KIOSKS, RECORDS, BATCH, TOGETHER = 500, 40, 20, 16
# As many as the intake keeps, each used by one batch at a time.
CONNECTIONS = 8
INTAKE, BARE = "intake", "bare multi-row INSERT"
# At least half as many records a second as storing alone.
LIMIT = 2
COLUMNS = """
    t.id, t.seq, t.kiosk, encode(t.previous, 'hex'), encode(t.hash, 'hex'), t.arrived_on, t.confirmation,
    e.kind, e.event_day, e.made_at, e.received_at, encode(e.bytes, 'hex')
"""


def measure(options):
    intake, bench = building.product("kiosk-intake", options.binaries), building.product("kiosk-bench", options.binaries)
    rows_program = building.c_program("rows_postgres", "libpq")
    stored, answers, cpu = Rounds(), {"PostgreSQL": [], "SQLite": []}, {"load": [], "intake": [], "PostgreSQL": []}
    in_sqlite, wire = [], 0
    for _ in range(min(3, options.rounds)):
        # A socket's path is short, so this folder is not below the project.
        with tempfile.TemporaryDirectory(prefix="night-") as folder, postgresql(Path(folder)) as server:
            folder = Path(folder)
            building.run([intake, "keys", "--out", folder / "keys"])
            night = one_night(intake, bench, folder, server.database("night"), server)
            bare = bare_rows(rows_program, folder, server)
            stored.add({INTAKE: [night["seconds"]], BARE: [bare]})
            answers["PostgreSQL"] += night["answers"]
            for name, seconds in night["cpu"].items():
                cpu[name].append(seconds)
            wire = night["bytes"] / night["records"]
            night = one_night(intake, bench, folder, folder / "intake.sqlite")
            in_sqlite.append(night["seconds"])
            answers["SQLite"] += night["answers"]
    what = f"{KIOSKS * RECORDS:,} records of {KIOSKS} kiosks into"
    first = compared(f"{what} PostgreSQL", stored, INTAKE, BARE, LIMIT)
    first.unit = "s"
    return [
        first,
        answered(answers["PostgreSQL"]),
        *(Row(f"… CPU of {who}", statistics.median(seconds), unit="s") for who, seconds in cpu.items()),
        Row("… a record on the wire", wire, unit="bytes"),
        Row(f"{what} SQLite", statistics.median(in_sqlite), unit="s"),
        answered(answers["SQLite"]),
    ]


def answered(milliseconds):
    spread = statistics.quantiles(milliseconds, n=100, method="inclusive")
    return Row(f"… the answer to {BATCH} records, {TOGETHER} kiosks at a time", spread[49], spread[98])


def one_night(intake, bench, folder, store, server=None):
    """What `kiosk-bench night` says, with the seconds of CPU of each program."""
    serve = [intake, "serve", "--store", store, "--keys", folder / "keys", "--port", 0]
    with subprocess.Popen(
        [str(part) for part in serve], cwd=building.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as serving:
        try:
            said = serving.stdout.readline()
            if not said.startswith("kiosk-intake ready"):
                raise SystemExit(f"intake-silent: {intake} did not start; it said: {said.strip() or 'nothing'}")
            address = said.split()[-1]
            load = [
                bench, "night", "--store", store, "--url", address, "--keys", folder / "keys", "--kiosks", KIOSKS,
                "--records", RECORDS, "--batch", BATCH, "--together", TOGETHER]
            with subprocess.Popen(
                [str(part) for part in load], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as loading:
                if loading.stdout.readline() != "ready\n":
                    raise SystemExit("benchmark-failed: kiosk-bench night could not prepare its kiosks.")
                used = [cpu_seconds(serving.pid), server.cpu_seconds() if server else 0]
                said, _ = loading.communicate("go\n")
            if loading.returncode:
                raise SystemExit("benchmark-failed: kiosk-bench night ended with an error.")
            night = json.loads(said)
            night["cpu"] = {"load": night["cpuSeconds"], "intake": cpu_seconds(serving.pid) - used[0]}
            if server:
                night["cpu"]["PostgreSQL"] = server.cpu_seconds() - used[1]
            return night
        finally:
            serving.terminate()


def bare_rows(program, folder, server):
    """Seconds of storing the night's rows in a second database of the same form."""
    address = server.database("bare")
    server.run(f"pg_dump --schema-only {server.flags} night | psql --quiet {server.flags} bare")
    server.run(f"pg_dump --data-only --table kiosk {server.flags} night | psql --quiet {server.flags} bare")
    rows = folder / "rows.tsv"
    server.run(
        f'psql --quiet {server.flags} night -c "COPY (SELECT {" ".join(COLUMNS.split())} FROM taken t '
        f'JOIN envelope e USING (seq) ORDER BY t.seq) TO STDOUT" > {rows}')
    with Contestant(BARE, [program, address, rows, BATCH, CONNECTIONS]) as bare:
        return bare.once("go")


class Server:
    """A PostgreSQL server of its own in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.flags = f"--host {folder} --username kiosk"

    def database(self, name):
        self.run(f"createdb {self.flags} {name}")
        return f"postgresql:///{name}?host={self.folder}&user=kiosk"

    def run(self, command):
        building.run(["bash", "-o", "pipefail", "-c", command])

    def cpu_seconds(self):
        """Of the server and of all its processes, those that ended too."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = [
            int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if parent(path) == first]
        return cpu_seconds(first, with_ended=True) + sum(map(cpu_seconds, children))


@contextlib.contextmanager
def postgresql(folder):
    folder = folder / "pg"
    starting = [building.ROOT / "Tests" / "Province" / "postgresql", folder, "shared_buffers=128MB"]
    os.chmod(folder.parent, 0o755)
    with subprocess.Popen(
        [str(part) for part in starting], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        if server.stdout.readline() != "ready\n":
            raise SystemExit("postgresql-missing: no PostgreSQL server starts; .ci/packages test installs one.")
        try:
            yield Server(folder)
        finally:
            server.stdin.close()
            server.wait(30)
            shutil.rmtree(folder, ignore_errors=True)


def parent(stat):
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(stat.read_text().rpartition(")")[2].split()[1])
    return None


def cpu_seconds(process, with_ended=False):
    """User and system time of a process, and of its children that have ended (proc_pid_stat(5))."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15 if with_ended else 13])) / os.sysconf("SC_CLK_TCK")

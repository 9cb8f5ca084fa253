"""Card PDF, warm: the kiosk's renderer, two C programs, WeasyPrint and ReportLab; then as many as one and two can draw."""

import json
import shutil
import statistics
import subprocess
import tempfile
import unicodedata
from contextlib import ExitStack
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds, interleaved
from .table import Row, compared

KIOSK, PLAIN_C, RAW_C, WEASY, REPORTLAB = (
    "kiosk", "cairo + pango in C", "PDF by hand in C", "WeasyPrint", "ReportLab")
# The targets, as ratios of the kiosk's median to theirs.
LIMITS = {PLAIN_C: 0.5, RAW_C: None, WEASY: 1 / 8, REPORTLAB: None}


def measure(options):
    people = building.people()
    python = building.baseline_python()
    ours = [
        building.product("kiosk-bench", options.binaries), "cards", "--people", people,
        "--templates", building.ROOT / "PrinterTemplates",
    ]
    commands = {
        KIOSK: ours,
        PLAIN_C: [building.c_program("card_cairo", "cairo-pdf", "pangocairo", "libqrencode"), people],
        RAW_C: [building.c_program("card_raw", "zlib", "libqrencode", tables="card_faces"), people],
        WEASY: [python, building.BASELINES / "card_weasy.py", people],
        REPORTLAB: [python, building.BASELINES / "card_reportlab.py", people],
    }
    rounds = Rounds()
    for number in range(options.rounds):
        with ExitStack() as stack:
            contestants = [
                stack.enter_context(Contestant(name, command, env=building.same_fonts()))
                for name, command in commands.items()
            ]
            if number == 0:
                check_documents(contestants, people)
            rounds.add(interleaved(contestants, options.count, warm_up=10))
    rows = [compared("card PDF, warm", rounds, KIOSK, other, limit) for other, limit in LIMITS.items()]
    return rows + [rate(ours, cores, options) for cores in (1, 2)]


def rate(command, cores, options):
    """Documents a second of as many processes as cores, each held to a core of its own."""
    count = max(200, options.count * 5)
    rates = []
    for _ in range(options.rounds):
        running = [
            subprocess.Popen(
                ["taskset", "-c", str(core), *map(str, command), "--count", str(count)], stdout=subprocess.PIPE,
                text=True, env=building.same_fonts())
            for core in range(cores)
        ]
        reports = [json.loads(process.communicate()[0]) for process in running]
        rates.append(sum(report["count"] / report["seconds"] for report in reports))
    return Row(f"cards a second, {cores} core{'s' if cores > 1 else ''}", statistics.median(rates), unit="/s")


def check_documents(contestants, people):
    """Every contestant must draw the same card: its size, and each text of the first person."""
    if not shutil.which("pdftotext"):
        raise SystemExit("poppler-missing: pdftotext is needed; .ci/packages test installs it.")
    columns, first = [line.split("\t") for line in people.read_text(encoding="utf-8").splitlines()[:2]]
    person = dict(zip(columns, first))
    with tempfile.TemporaryDirectory() as folder:
        for contestant in contestants:
            path = Path(folder) / "card.pdf"
            contestant.once(f"0 {path}")
            size = building.run(["pdfinfo", path])
            text = " ".join(unicodedata.normalize("NFC", building.run(["pdftotext", "-layout", path, "-"])).split())
            absent = [column for column, value in person.items() if column != "qr" and value not in text]
            if absent or "242.6" not in size or "153.0" not in size:
                raise SystemExit(f"card-differs: the card of {contestant.name} has another size or lacks: {absent}")

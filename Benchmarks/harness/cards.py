"""Card PDF, warm: the kiosk's renderer, cairo + pango in C, WeasyPrint."""

import shutil
import tempfile
import unicodedata
from contextlib import ExitStack
from pathlib import Path

from . import building
from .contestant import Contestant, Rounds, interleaved
from .table import compared

KIOSK, PLAIN_C, WEASY = "kiosk", "cairo + pango in C", "WeasyPrint"


def measure(options):
    people = building.people()
    commands = {
        KIOSK: [
            building.product("kiosk-bench", options.binaries), "cards", "--people", people,
            "--templates", building.ROOT / "PrinterTemplates",
        ],
        PLAIN_C: [building.c_program("card_cairo", "cairo-pdf", "pangocairo", "libqrencode"), people],
        WEASY: [building.weasyprint_python(), building.BASELINES / "card_weasy.py", people],
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
    return [
        compared("card PDF, warm", rounds, KIOSK, PLAIN_C, limit=1.0),
        compared("card PDF, warm", rounds, KIOSK, WEASY, limit=1 / 8),
    ]


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

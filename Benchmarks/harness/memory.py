"""Resident memory of the kiosk after a rehearsal."""

import json
import statistics

from . import building
from .site import demonstration_site
from .table import Row

PEOPLE = 40
LIMIT = 80


def measure(options):
    megabytes = []
    with demonstration_site(options) as site:
        for evening in range(min(3, options.rounds)):
            answer = building.run([
                site.kiosk, "rehearse", "--config", site.settings, "--people", PEOPLE, "--seed", evening + 1,
                "--folder", site.folder / "rehearsal", "--intake-store", site.intake_store, "--json",
            ])
            resident = json.loads(answer).get("residentKiB")
            if resident is None:
                raise SystemExit("memory-unknown: the rehearsal could not read the kiosk's resident memory.")
            megabytes.append(resident * 1024 / 1e6)
    return [Row(f"resident memory after {PEOPLE} people", statistics.median(megabytes), limit=LIMIT, unit="MB")]

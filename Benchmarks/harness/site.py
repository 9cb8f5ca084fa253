"""A whole site for as long as a benchmark lasts: spooler, intake, a kiosk that is set up."""

import contextlib
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import building
from .spooler import demonstration_spooler

KIOSK_PORT, INTAKE_PORT = 18488, 18489


@dataclass
class Site:
    kiosk: Path
    settings: Path
    folder: Path
    intake_store: Path


@contextlib.contextmanager
def demonstration_site(options):
    """A set-up training kiosk, its spooler and printers running, its intake too; all of it gone afterwards."""
    kiosk, intake = building.product("kiosk", options.binaries), building.product("kiosk-intake", options.binaries)
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        folder = Path(folder)
        keys, store = folder / "intake-keys", folder / "intake.sqlite"
        with demonstration_spooler(folder, options.binaries):
            settings = write_settings(folder)
            building.run([intake, "keys", "--out", keys])
            building.run([kiosk, "setup", "--config", settings, "--demonstration", "--province-keys", keys])
            with running_intake(intake, store, keys):
                yield Site(kiosk, settings, folder, store)


def write_settings(folder):
    """The example's settings, with folders, ports and spooler of this run."""
    text = (building.ROOT / "Config" / "kiosk.example.yaml").read_text(encoding="utf-8")
    changes = {
        "data": folder / "data", "keys": folder / "keys", "port": KIOSK_PORT, "server": folder / "spooler" / "socket",
        "url": f"http://127.0.0.1:{INTAKE_PORT}",
    }
    for key, value in changes.items():
        text, found = re.subn(rf"(?m)^(\s*{key}):.*$", rf"\1: {value}", text)
        if found != 1:
            raise SystemExit(f"settings-changed: Config/kiosk.example.yaml has the key {key} {found} times, not once.")
    path = folder / "kiosk.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@contextlib.contextmanager
def running_intake(program, store, keys):
    command = [program, "serve", "--store", store, "--keys", keys, "--port", INTAKE_PORT]
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as intake:
        try:
            line = intake.stdout.readline()
            if not line.startswith("kiosk-intake ready"):
                raise SystemExit(f"intake-silent: {program} did not start; it said: {line.strip() or 'nothing'}")
            yield
        finally:
            intake.terminate()

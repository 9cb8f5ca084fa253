"""A spooler of our own for as long as a benchmark lasts."""

import contextlib
import os
import subprocess
from pathlib import Path

from . import building

PROGRAM = building.ROOT / "Config" / "Demonstration" / "spooler" / "spooler"


@contextlib.contextmanager
def demonstration_spooler(folder, binaries):
    """The demonstration's spooler with its simulated printers, in a folder that may be deleted afterwards.

    `binaries` names the folder of built programs; without one they are built, since the kiosk makes the queues.

    Gives the path of its socket.
    """
    folder = Path(folder) / "spooler"
    programs = {building.product(name, binaries).parent for name in ("kiosk", "kiosk-gate")}
    environment = {**os.environ, "KIOSK_BIN": str(programs.pop())}
    building.run([PROGRAM, "start", folder, "--tray", folder.parent / "tray"], env=environment)
    try:
        socket = folder / "socket"
        yield Path(socket.read_text().strip()) if socket.is_file() else socket
    finally:
        subprocess.run(
            [PROGRAM, "stop", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

"""A spooler of our own for as long as a benchmark lasts."""

import contextlib
import subprocess
from pathlib import Path

from . import building

PROGRAM = building.ROOT / "Config" / "Demonstration" / "spooler" / "spooler"


@contextlib.contextmanager
def demonstration_spooler(folder):
    """The demonstration's spooler with its simulated printers, in a folder that may be deleted afterwards.

    Gives the path of its socket.
    """
    folder = Path(folder) / "spooler"
    building.run([PROGRAM, "start", folder, "--tray", folder.parent / "tray"])
    try:
        socket = folder / "socket"
        yield Path(socket.read_text().strip()) if socket.is_file() else socket
    finally:
        subprocess.run(
            [PROGRAM, "stop", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

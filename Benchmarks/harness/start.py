"""From start to first page, against Python's own web server as the machine's yardstick."""

import subprocess
import sys
import time
import urllib.error
import urllib.request

from . import building
from .contestant import Rounds
from .site import KIOSK_PORT, demonstration_site
from .table import compared

KIOSK, YARDSTICK = "kiosk", "python3 -m http.server"
YARDSTICK_PORT = 18490
LONGEST_SECONDS = 60


def measure(options):
    rounds = Rounds()
    with demonstration_site(options) as site:
        serve = [site.kiosk, "serve", "--config", site.settings]
        empty = site.folder / "empty"
        empty.mkdir()
        other = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", YARDSTICK_PORT, "--directory", empty]
        for _ in range(options.rounds):
            samples = {KIOSK: [], YARDSTICK: []}
            for _ in range(max(3, options.count // 10)):
                samples[KIOSK].append(until_first_page(serve, f"http://127.0.0.1:{KIOSK_PORT}/sign-in"))
                samples[YARDSTICK].append(until_first_page(other, f"http://127.0.0.1:{YARDSTICK_PORT}/"))
            rounds.add(samples)
    return [compared("start → first page", rounds, KIOSK, YARDSTICK)]


def until_first_page(command, address):
    """Milliseconds from starting a server to its first answer; the server is stopped again."""
    start = time.perf_counter()
    server = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=building.ROOT)
    try:
        while True:
            try:
                with urllib.request.urlopen(address, timeout=5) as page:
                    page.read()
                return (time.perf_counter() - start) * 1e3
            except (urllib.error.URLError, ConnectionError, TimeoutError) as trouble:
                if server.poll() is not None or time.perf_counter() - start > LONGEST_SECONDS:
                    raise SystemExit(f"server-silent: {address} does not answer ({trouble}).") from None
                time.sleep(0.002)
    finally:
        server.terminate()
        server.wait(30)

"""The province's own program on a free port, once on each store."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import types

import pytest

from client import KioskClient, new_kiosk_key, write_key

HERE = pathlib.Path(__file__).parent
BIN = pathlib.Path(os.environ.get("KIOSK_BIN", HERE.parent.parent / ".build/debug"))
KIOSK = "xa-thu-nghiem-01"


def intake(*words):
    """Runs a command of the program; what it prints."""
    done = subprocess.run([BIN / "kiosk-intake", *map(str, words)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def postgresql():
    """A server of its own; the address of its database."""
    folder = tempfile.mkdtemp(prefix="kiosk-pg-", dir="/tmp")
    with subprocess.Popen([HERE / "postgresql", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout.readline() == b"ready\n", "PostgreSQL did not start; run .ci/packages test"
        yield f"postgresql:///postgres?host={folder}&user=kiosk"
        server.stdin.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def province(request):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="province-"))
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        store = folder / "intake.sqlite" if request.param == "sqlite" else stack.enter_context(postgresql())
        intake("keys", "--out", folder / "keys")
        kiosk_key = new_kiosk_key()
        write_key(folder / "kiosk-signing.pub", "kiosk-signing-public", kiosk_key.public_key())
        intake("enrol", "--store", store, "--kiosk", KIOSK, "--public-key", folder / "kiosk-signing.pub")
        server = stack.enter_context(subprocess.Popen(
            [BIN / "kiosk-intake", "serve", "--store", store, "--keys", folder / "keys", "--port", "0",
             "--code-prefix", "LC"], stdout=subprocess.PIPE, text=True))
        stack.callback(server.terminate)
        url = server.stdout.readline().split()[-1]
        client = KioskClient(url, KIOSK, kiosk_key, folder / "keys")
        yield types.SimpleNamespace(url=url, store=store, keys=folder / "keys", client=client, intake=intake)

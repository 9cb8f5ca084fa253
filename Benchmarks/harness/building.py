"""Builds what a benchmark needs and what is not there yet, below var/bench."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "var" / "bench"
BASELINES = ROOT / "Benchmarks" / "Baselines"
PEOPLE = 200


def run(command, **options):
    """Runs a step and gives its output; its last words are the message when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, text=True, capture_output=True, check=False, **options)
    if done.returncode:
        words = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise SystemExit(f"build-failed: {' '.join(map(str, command))}\n{words}")
    return done.stdout


def product(name, binaries):
    """The path of one of our programs: from a folder of built ones, or built now for release."""
    if binaries:
        path = Path(binaries).resolve() / name
        if not path.exists():
            raise SystemExit(f"program-missing: {path} is not there. Build it, or leave --binaries out.")
        return path
    print(f"Building {name} for release …", file=sys.stderr)
    run(["make", "release", f"PRODUCTS={name}"])
    return ROOT / ".build" / "release" / name


def c_program(name, *packages, tables=None):
    """Compiles Baselines/<name>.c, unless the program is newer than it and all headers.

    `tables` names a script that writes a header of its own name first.
    """
    source, target = BASELINES / f"{name}.c", WORK / name
    scripts = [BASELINES / f"{tables}.py"] if tables else []
    newest = max(path.stat().st_mtime for path in [source, *scripts, *BASELINES.glob("*.h")])
    if target.exists() and target.stat().st_mtime > newest:
        return target
    if not shutil.which("pkg-config") or not shutil.which("cc"):
        raise SystemExit("compiler-missing: cc and pkg-config are needed; .ci/packages test installs them.")
    WORK.mkdir(parents=True, exist_ok=True)
    for script in scripts:
        run([baseline_python(), script, WORK / f"{tables}.h"])
    flags = run(["pkg-config", "--cflags", "--libs", *packages]).split()
    run(["cc", "-O2", "-Wall", "-Wextra", f"-I{WORK}", "-o", target, source, *flags, "-lm"])
    return target


def baseline_python():
    """A Python that has what the card makers in Python need: its own environment, made from requirements.txt."""
    requirements = BASELINES / "requirements.txt"
    environment = WORK / "venv"
    python, made_from = environment / "bin" / "python", environment / "requirements.txt"
    if made_from.exists() and made_from.read_text() == requirements.read_text():
        return python
    print("Installing WeasyPrint and ReportLab …", file=sys.stderr)
    run([sys.executable, "-m", "venv", "--clear", environment])
    run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements])
    shutil.copy(requirements, made_from)
    return python


def people():
    """The file of made-up people every card maker reads."""
    WORK.mkdir(parents=True, exist_ok=True)
    path = WORK / "people.tsv"
    path.write_text(run([sys.executable, BASELINES / "people.py", PEOPLE]), encoding="utf-8")
    return path


def same_fonts():
    """The environment in which every card maker sees the typefaces of the templates, and no others."""
    return {**os.environ, "FONTCONFIG_FILE": str(ROOT / "PrinterTemplates" / "fonts.conf")}

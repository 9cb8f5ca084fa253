"""A kiosk with its simulated printers and its intake, started for one test run."""

import datetime
import json
import os
import pathlib
import pty
import signal
import socket
import subprocess
import time

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
BUILT = pathlib.Path(os.environ.get("KIOSK_BIN", PACKAGE / ".build" / "debug")).resolve()
SPOOLER = PACKAGE / "Config" / "Demonstration" / "spooler" / "spooler"
PIN = "246810"


def hold_port():
    """A free port, held so that nobody else is given it; closed where a program is about to take it."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    return held


def today():
    """The day of payment, in Vietnam."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)).date().isoformat()


def dong(amount):
    """`1.500.000 đ`."""
    return f"{amount:,}".replace(",", ".") + " đ"


class Evening:
    """Everything lives in `folder`; `stop` ends what `start` began."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        # The kiosk's, and the intake's, which starts first and takes the last.
        self.held = [hold_port(), hold_port()]
        self.port, self.intake_port = (held.getsockname()[1] for held in self.held)
        self.address = f"http://127.0.0.1:{self.port}"
        self.tray = self.folder / "tray"
        self.settings = self.folder / "kiosk.yaml"
        self.running, self.answers = [], {}
        # A serial scanner: what is written to this end, the kiosk reads from the other.
        self.scanner, self.scanner_device = pty.openpty()

    def start(self):
        self.run(SPOOLER, "start", self.folder / "spooler", "--tray", self.tray, "--seconds", "0.3")
        self.run(BUILT / "kiosk-intake", "keys", "--out", self.folder / "province")
        self.settings.write_text(json.dumps(self.wanted(), ensure_ascii=False), encoding="utf-8")
        self.run(
            BUILT / "kiosk", "setup", "--config", self.settings, "--demonstration",
            "--province-keys", self.folder / "province")
        store = self.folder / "intake.sqlite"
        self.run(
            BUILT / "kiosk-intake", "enrol", "--store", store, "--kiosk", "browser-test",
            "--public-key", self.folder / "keys" / "kiosk-signing.pub")
        self.serve(
            "kiosk-intake ready", BUILT / "kiosk-intake", "serve", "--store", store,
            "--keys", self.folder / "province", "--port", self.intake_port)
        self.serve("kiosk ready", BUILT / "kiosk", "serve", "--config", self.settings)
        return self

    def stop(self):
        codes = []
        for program in reversed(self.running):
            program.send_signal(signal.SIGTERM)
            codes.append(program.wait(timeout=30))
        subprocess.run([SPOOLER, "stop", self.folder / "spooler"], check=False, capture_output=True)
        return codes

    def scan(self, text):
        """Sends a code as a serial scanner does, in bytes with a carriage return."""
        os.write(self.scanner, text.encode() + b"\r")

    def run(self, *command):
        done = subprocess.run([str(word) for word in command], cwd=PACKAGE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command[0]} {command[1]}: {done.stdout}{done.stderr}"
        return done.stdout

    def serve(self, ready, *command):
        log = self.log(command[0].name)
        self.held.pop().close()
        with log.open("w") as said:
            program = subprocess.Popen(
                [str(word) for word in command], cwd=PACKAGE, stdout=said, stderr=subprocess.STDOUT)
        self.running.append(program)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and program.poll() is None:
            if ready in log.read_text():
                return
            time.sleep(0.05)
        raise AssertionError(f"{command[0].name} did not start: {log.read_text()}")

    def log(self, program):
        """Where a program's words go."""
        return self.folder / f"{program}.log"

    def once(self, question, work):
        """What `work` returns; for a question asked before, what it returned then."""
        if question not in self.answers:
            self.answers[question] = work()
        return self.answers[question]

    def ask(self, command, **request):
        """What the program answers for today; a refusal too."""
        question = json.dumps({"on": today(), **request})
        return json.loads(self.once((command, question), lambda: subprocess.run(
            [BUILT / "kiosk", command, "--json"], cwd=PACKAGE, input=question, capture_output=True, text=True,
            check=False).stdout))

    def amount(self, *items):
        """What plans cost today together, in đồng."""
        return self.ask("quote", items=items)["total"]

    def price(self, *items):
        """As `amount`, the way pages write it."""
        return dong(self.amount(*items))

    def awaits(self, item):
        """Whether a value the plan needs is still to be announced, so that it is not sold today."""
        return self.ask("quote", items=[item]).get("error", {}).get("code") == "rule-awaited"

    def rule(self, name):
        """The amount a rule says today, in đồng."""
        command = (BUILT / "kiosk", "check-rules", "--json", "--on", today())
        rules = json.loads(self.once(command, lambda: self.run(*command)))["rules"]
        value = next(rule["value"] for rule in rules if rule["rule"] == name)
        return int("".join(digit for digit in value if digit.isdigit()))

    def floor(self):
        """The lowest income of social insurance today, in đồng."""
        return self.rule("vsi.rural_poverty_line")

    def wanted(self):
        year = datetime.date.today().year
        return {
            "mode": "training",
            "kiosk": {"id": "browser-test", "name": "Kiosk thử"},
            "data": str(self.folder / "data"),
            "keys": str(self.folder / "keys"),
            "event": {
                "name": "Đêm văn nghệ bản Mẫu", "commune": "xã Thử Nghiệm", "province": "15", "place": "Lào Cai",
                "issuer": "BHXH tỉnh Lào Cai (tập huấn)", "from": f"{year - 1}-12-31", "to": f"{year + 1}-01-01"},
            # No bank has these six digits.
            "office": {"bank": {
                "bin": "999999", "account": "0123456789", "holder": "BHXH TINH LAO CAI", "name": "Ngân hàng Mẫu"}},
            "remittance": [{"from": "2019-01-01", "by": "16:00", "nextDayBy": "08:00", "source": "made up"}],
            "listen": {"host": "127.0.0.1", "port": self.port},
            "station": "ban-1",
            "printers": {
                "server": str(self.folder / "spooler" / "socket"), "card": "card", "book": "book",
                "receipt": "receipt"},
            "upload": {
                "url": f"http://127.0.0.1:{self.intake_port}", "at": "03:00", "spreadMinutes": 0,
                "whenOnline": False, "batchBytes": 65536, "leaseSeconds": 61},
            "folders": {
                "rules": "Config/Rules", "templates": "PrinterTemplates", "languages": "Config/Languages",
                "catalogues": "Config/Catalogues"},
            "scanner": {"device": os.ttyname(self.scanner_device)},
        }

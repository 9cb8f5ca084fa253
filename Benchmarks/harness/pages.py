"""Pages of a consultation, asked for over four kept connections at once."""

import contextlib
import html
import http.client
import multiprocessing
import re
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from . import building
from .contestant import Rounds
from .site import KIOSK_PORT, demonstration_site
from .table import compared

CONNECTIONS = 4
MILLISECONDS = 10
SIGN_IN, PIN = "demo", "246810"
CARD = "010190123456||LÒ THỊ MẪU|02091990|Nữ|Bản Mẫu, xã Thử Nghiệm, Lào Cai|15042021"
PLANS = [
    ("column", "1"), ("c1-scheme", "vsi"), ("c1-income", "1.500.000"), ("c1-method", "12-months"),
    ("column", "2"), ("c2-scheme", "vsi"), ("c2-income", "3.000.000"), ("c2-method", "years-ahead"), ("c2-years", "2"),
    ("group", "none"), ("category", "other"), ("sex", "female"), ("choose", "2"),
]
CONSULTATION, COMPARISON, YARDSTICK = "consultation page", "comparison page", "its sign-in page"


def measure(options):
    rounds = Rounds()
    with demonstration_site(options) as site, running_kiosk(site):
        browser = Browser()
        browser.sign_in()
        visit = browser.consulted_visit()
        pages = {CONSULTATION: visit, COMPARISON: f"{visit}/comparison", YARDSTICK: "/sign-in"}
        hammer(browser.cookie, pages, 20)
        for _ in range(options.rounds):
            rounds.add(hammer(browser.cookie, pages, options.count))
    rows = []
    for page in (CONSULTATION, COMPARISON):
        row = compared(f"{page}, {CONNECTIONS} connections", rounds, page, YARDSTICK, limit=MILLISECONDS)
        row.limit_on = "p99"
        rows.append(row)
    return rows


@contextlib.contextmanager
def running_kiosk(site):
    """`kiosk serve`, from its first answer on."""
    command = [site.kiosk, "serve", "--config", site.settings]
    kiosk = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=building.ROOT)
    try:
        for _ in range(600):
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(f"http://127.0.0.1:{KIOSK_PORT}/sign-in", timeout=5).read()
                break
            if kiosk.poll() is not None:
                raise SystemExit(f"kiosk-silent: kiosk serve ended with {kiosk.returncode}.")
            time.sleep(0.1)
        yield
    finally:
        kiosk.terminate()
        kiosk.wait(30)


class Browser:
    """Enough of one to sign in and open a visit."""

    def __init__(self):
        self.cookies = {}

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def sign_in(self):
        self.send("/sign-in", {**self.form("/sign-in", "/sign-in"), "code": SIGN_IN, "pin": PIN})
        self.page("/desk")

    def consulted_visit(self):
        """The path of a visit with a card scanned, two plans side by side and one of them chosen."""
        visit = self.send("/scan", {**self.form("/desk", "/scan"), "text": CARD})
        comparison = f"{visit}/comparison"
        self.send(f"{comparison}/choose", [*self.form(comparison, comparison).items(), *PLANS])
        return visit

    def page(self, path):
        answer, text = self._ask("GET", path)
        if answer.status != 200:
            raise SystemExit(f"page-unexpected: {path} answered {answer.status}.")
        return text

    def form(self, path, action):
        """What the page's form for an action would send untouched."""
        found = re.search(rf'(?s)<form[^>]*action="{re.escape(action)}".*?</form>', self.page(path))
        if not found:
            raise SystemExit(f"form-missing: {path} has no form {action}.")
        fields = {}
        for tag in re.findall(r"<input[^>]*>", found[0]):
            attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
            if attributes.get("type") == "hidden" and "name" in attributes:
                fields[attributes["name"]] = html.unescape(attributes.get("value", ""))
        return fields

    def send(self, path, fields):
        """Sends a form; gives where it leads."""
        answer, _ = self._ask("POST", path, urllib.parse.urlencode(fields))
        if not 300 <= answer.status < 400:
            raise SystemExit(f"form-refused: {path} answered {answer.status}.")
        return answer.getheader("location").split("?")[0]

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", KIOSK_PORT, timeout=30)
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{KIOSK_PORT}"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for crumb in answer.headers.get_all("set-cookie") or []:
            name, value = crumb.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return answer, text


def hammer(cookie, pages, count):
    """Each page `count` times on each connection, all connections at once → page to milliseconds."""
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(CONNECTIONS), context.Queue()
    readers = [
        context.Process(target=read_pages, args=(cookie, pages, count, number, start, results))
        for number in range(CONNECTIONS)
    ]
    for reader in readers:
        reader.start()
    samples = {page: [] for page in pages}
    for _ in readers:
        for page, milliseconds in results.get(timeout=600).items():
            samples[page] += milliseconds
    for reader in readers:
        reader.join()
    if any(len(taken) != CONNECTIONS * count for taken in samples.values()):
        raise SystemExit("page-unexpected: a page did not answer 200 on a kept connection.")
    return samples


def read_pages(cookie, pages, count, number, start, results):
    """One kept connection; each begins with another page."""
    samples = {page: [] for page in pages}
    try:
        connection = http.client.HTTPConnection("127.0.0.1", KIOSK_PORT, timeout=30)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        order = list(pages.items())
        start.wait(30)
        for act in range(count * len(order)):
            page, path = order[(act + number) % len(order)]
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                break
            samples[page].append((time.perf_counter() - began) * 1e3)
    finally:
        results.put(samples)

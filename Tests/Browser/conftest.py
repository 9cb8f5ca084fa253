"""One evening and one browser for all tests of a process; `make test` runs two processes."""

import contextlib
import os
import pathlib
import urllib.parse

import pytest
from playwright.sync_api import Error, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from evening import Evening


# What is played in the first of two evenings; the rest, in the second, takes about as long.
FIRST = {"test_consultation", "test_hand_over", "test_household", "test_picking", "test_ready"}


class Evenings(LoadScopeScheduling):
    """Deals the tests out to two processes: an evening plays the same files, whole and in order, every time."""

    def _split_scope(self, nodeid):
        return "first" if pathlib.PurePath(nodeid.split("::")[0]).stem in FIRST else "second"


def pytest_xdist_make_scheduler(config, log):
    return Evenings(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A test that failed shows what its evening's kiosk said last, and what stands on its pages."""
    report = yield
    given = getattr(item, "funcargs", {})
    if report.failed and (played := given.get("evening")):
        said = played.log("kiosk").read_text(encoding="utf-8").splitlines()
        report.sections.append((f"kiosk of {played.folder}", "\n".join(said[-20:])))
    if report.failed and report.when == "call":
        for name, window in given.items():
            if isinstance(window, Window):
                # A page that is gone has nothing to say.
                with contextlib.suppress(Error):
                    report.sections.append(
                        (f"{name} at {window.page.url}", window.page.inner_text("body", timeout=5000)))
    return report


@pytest.fixture(scope="session")
def evening(tmp_path_factory):
    started = Evening(tmp_path_factory.mktemp("evening"))
    try:
        yield started.start()
    finally:
        codes = started.stop()
    assert set(codes) == {0}, f"programs ended with {codes}"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


# A page says when its stream of live events is open.
HEARS = """window.EventSource = class extends EventSource {
    constructor(url) { super(url); this.addEventListener("open", () => { window.hears = true; }); }
};"""


# Where an element is once the page has been drawn twice, as after a focus that scrolls; null when it is not shown.
PLACE = """element => new Promise((done) => {
    const look = () => {
        const box = element.getBoundingClientRect();
        done(box.width > 0 ? {top: box.top, bottom: box.bottom, height: innerHeight} : null);
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
    setTimeout(look, 1000);
})"""


class Window:
    """A window of a browser that notes console errors and strange requests."""

    def __init__(self, context, evening):
        self.page = context.new_page()
        self.page.add_init_script(HEARS)
        self.wait_for_scripts()
        self.address = evening.address
        self.errors, self.strangers = [], []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self.note)

    def wait_for_scripts(self):
        """A page is there once its script has run, which puts the focus where the next key goes."""
        find, press = self.page.wait_for_selector, self.page.keyboard.press

        def wait_for_selector(*selector, **options):
            found = find(*selector, **options)
            self.page.wait_for_load_state()
            return found

        def press_when_loaded(*key, **options):
            self.page.wait_for_load_state()
            press(*key, **options)

        self.page.wait_for_selector, self.page.keyboard.press = wait_for_selector, press_when_loaded

    def note(self, request):
        if urllib.parse.urlsplit(request.url).netloc != urllib.parse.urlsplit(self.address).netloc:
            self.strangers.append(request.url)

    def open(self, path):
        self.page.goto(self.address + path)
        return self.page

    def shot(self, name):
        """Leaves a picture in the folder SHOTS, when there is one."""
        if folder := os.environ.get("SHOTS"):
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}.png")

    def tick(self, selector):
        """Ticks a box with the mouse, brought clear of the bar of buttons first."""
        box = self.page.locator(selector)
        box.evaluate("box => box.scrollIntoView({block: 'center'})")
        box.check()

    def hears(self):
        """Waits until the kiosk's live events reach this window: one window of a browser listens for all."""
        self.page.wait_for_load_state()
        # Asked from outside: the pages let nobody evaluate text in them.
        for _ in range(200):
            if any(page.evaluate("window.hears") for page in self.page.context.pages):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("the stream of live events never opened")

    def scan(self, evening, text):
        """A serial scanner reads in front of the window used last, which is heard."""
        self.hears()
        evening.scan(text)

    def fits(self):
        """The page must not scroll sideways."""
        self.page.wait_for_load_state()
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} is {over} px too wide at {self.page.viewport_size}"

    def shows(self, selector):
        """The element is whole in the window, with nothing scrolled by the test."""
        self.page.wait_for_load_state()
        box = None
        # A live page may swap the element away while it is looked at.
        for _ in range(10):
            box = self.page.locator(selector).first.evaluate(PLACE)
            if box:
                break
            self.page.wait_for_timeout(100)
        assert box, f"{selector} is not shown on {self.page.url}"
        assert box["top"] >= 0 and box["bottom"] <= box["height"], f"{self.page.url}: {selector} is out of view"

    def holds(self):
        """The whole page is in the window: it does not scroll at all."""
        self.fits()
        over = self.page.evaluate(
            "document.documentElement.scrollHeight - document.documentElement.clientHeight")
        assert over <= 0, f"{self.page.url} is {over} px too high at {self.page.viewport_size}"

    def clean(self):
        assert self.errors == []
        assert self.strangers == []

    def sign_in(self, code="demo"):
        page = self.open("/sign-in")
        page.fill("#code", code)
        page.fill("#pin", "246810")
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk")


@pytest.fixture(scope="session")
def station(chromium, evening):
    """The browser context of one station, 1024 px wide, speaking Vietnamese."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    yield context
    context.close()


@pytest.fixture(scope="session")
def desk(station, evening):
    """The staff's window: signed in, tray taken, shift open."""
    window = Window(station, evening)
    window.open("/sign-in")
    window.fits()
    window.shot("sign-in")
    window.sign_in()
    window.fits()
    window.shot("desk-empty")
    page = window.open("/shift")
    window.shot("shift-open")
    page.fill("form[action='/shift/open'] input[name=float]", "500000")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/shift/count']")
    page = window.open("/tray")
    window.shot("tray-empty")
    page.click("form[action='/tray/take'] button")
    page.wait_for_selector(".notice")
    return window


@pytest.fixture(scope="session")
def attendee(station, evening, desk):
    """The window that faces the attendee, on the same station."""
    return Window(station, evening)

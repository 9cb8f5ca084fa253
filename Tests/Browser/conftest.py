"""One evening and one browser for all tests."""

import os
import pathlib
import urllib.parse

import pytest
from playwright.sync_api import sync_playwright

from evening import Evening


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
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


class Window:
    """A window of a browser that notes console errors and strange requests."""

    def __init__(self, context, evening):
        self.page = context.new_page()
        self.address = evening.address
        self.errors, self.strangers = [], []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self.note)

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

    def fits(self):
        """The page must not scroll sideways."""
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} is {over} px too wide at {self.page.viewport_size}"

    def shows(self, selector):
        """The element is whole in the window, with nothing scrolled by the test."""
        box = None
        # A live page may swap the element away while it is looked at.
        for _ in range(10):
            self.page.wait_for_timeout(100)
            box = self.page.locator(selector).first.evaluate(
                """element => {
                    const box = element.getBoundingClientRect();
                    return box.width > 0 ? {top: box.top, bottom: box.bottom, height: innerHeight} : null;
                }""")
            if box:
                break
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

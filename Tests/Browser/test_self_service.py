"""Someone asks by themselves, on the screen that faces them, what they qualify for."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import Window

SIZES = {"tablet": (1024, 768), "hall": (1920, 1080), "phone": (390, 844)}
# Question, answer, and the choice that has to be opened before.
WAY = [
    ("birth-year", "1990", "open-199"), ("work", "own", None), ("sex", "female", None),
    ("household", "none", None), ("card", "never", None)]
PAGE = "main[data-step='{}']"
TARGETS = """[...document.querySelectorAll("main button, main label, .attendee-head button")]
    .filter((one) => one.offsetParent && (one.offsetWidth < 48 || one.offsetHeight < 48)).map((one) => one.innerText)"""


class Screen(Window):
    """The attendee's screen, with a station of its own signed in on it."""

    def begin(self, language):
        page = self.open("/attendee")
        over = page.locator("button[value=over]")
        if over.count():
            over.click()
        page.click(f".begin button[value={language}]")
        page.wait_for_selector(PAGE.format("ask-birth-year"))
        assert page.get_attribute("html", "lang") == language

    def look(self, name):
        """The page fits, can be touched, and has nothing that shuts anyone out."""
        self.fits()
        assert self.page.evaluate(TARGETS) == []
        self.shot(name)
        for scheme in ["dark", "light"]:
            self.page.emulate_media(color_scheme=scheme)
            found = Axe().run(self.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"

    def answer(self, question, value, opening=None):
        self.page.wait_for_selector(PAGE.format(f"ask-{question}"))
        if opening:
            self.page.click(f"label[for={opening}]")
        self.page.click(f"button[name=answer][value='{value}']")

    def result(self, language):
        self.begin(language)
        for step in WAY:
            self.answer(*step)
        self.answer("members", "done")
        self.page.wait_for_selector(PAGE.format("outlook"))
        return self.page


@pytest.fixture(scope="module")
def screens(chromium, evening):
    """One screen for each size, signed in; touch on the smaller two."""
    opened = {}
    for size, (width, height) in SIZES.items():
        context = chromium.new_context(
            viewport={"width": width, "height": height}, has_touch=size != "hall", locale="vi-VN")
        opened[size] = Screen(context, evening)
        opened[size].sign_in()
    yield opened
    for screen in opened.values():
        screen.page.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", list(SIZES))
def test_the_whole_way(screens, size, language):
    screen = screens[size]
    page, name = screen.page, f"self-{size}-{language}"
    screen.begin(language)
    for number, (question, value, opening) in enumerate(WAY, start=1):
        page.wait_for_selector(PAGE.format(f"ask-{question}"))
        expect(page.locator(".progress strong")).to_have_text(f"{number}/6")
        screen.look(f"{name}-{question}")
        if opening:
            page.click(f"label[for={opening}]")
            screen.look(f"{name}-{question}-open")
        page.click(f"button[name=answer][value='{value}']")
    page.wait_for_selector(PAGE.format("ask-members"))
    page.click("#joining-up")
    expect(page.locator("#joining-value")).to_have_text("2")
    screen.look(f"{name}-members")
    page.click("[data-primary]")
    page.wait_for_selector(PAGE.format("outlook"))
    # The first member of a household for twelve months, and 22 % of the lowest income less the State's part.
    expect(page.locator("[data-scheme=hi]")).to_contain_text("1.366.200 đ")
    expect(page.locator("[data-scheme=vsi] .month")).to_contain_text("264.000 đ")
    expect(page.locator("main")).to_contain_text("không phải cam kết" if language == "vi" else "not a promise")
    screen.look(f"{name}-outlook")
    page.click("button[value=health]")
    page.wait_for_selector(PAGE.format("health"))
    expect(page.locator("#household")).to_contain_text("2.322.540 đ")
    screen.look(f"{name}-health")
    page.click("button[value=back]")
    page.wait_for_selector(PAGE.format("outlook"))
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    screen.look(f"{name}-pension")
    page.click("button[value=call]")
    page.wait_for_selector(PAGE.format("called"))
    screen.look(f"{name}-called")
    assert page.url.endswith("/attendee")
    page.click("button[value=over]")
    page.wait_for_selector(".begin")
    screen.clean()


def test_the_chart_follows_every_tap_at_once_and_nothing_jumps(screens):
    screen = screens["tablet"]
    page = screen.result("vi")
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    chosen = page.locator(".chart rect.chosen")
    bars = page.locator(".chart rect")
    expect(bars).to_have_count(16)
    before, flag = chosen.get_attribute("x"), page.text_content(".chart .flag")
    addresses = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.evaluate("scrollTo(0, 30)")
    place = page.evaluate("scrollY")
    # Taps faster than the answers: none is lost.
    for _ in range(3):
        page.locator("#years-up").dispatch_event("click")
    expect(page.locator("#years-value")).to_have_text("26 năm")
    assert chosen.get_attribute("x") != before and page.text_content(".chart .flag") != flag
    page.tap("#income-up")
    expect(page.locator("#income-value")).to_have_text("1.550.000 đ")
    page.tap("button[value='3000000']")
    expect(page.locator(".pay-now .month")).to_contain_text("594.000 đ")
    expect(page.locator(".get-month")).to_contain_text("2.010.000 đ")
    assert page.evaluate("scrollY") == place and addresses == []
    # Letters of the chart keep their size.
    sizes = page.eval_on_selector_all(".chart text", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 24
    screen.shot("self-pension-stepped")
    screen.clean()


def test_the_way_by_keyboard_alone(screens):
    screen = screens["hall"]
    page = screen.open("/attendee")
    if page.locator("button[value=over]").count():
        page.click("button[value=over]")

    def tab_to(selector):
        for _ in range(40):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    page.wait_for_selector(".begin")
    tab_to(".begin button[value=vi]")
    page.keyboard.press("Enter")
    page.wait_for_selector(PAGE.format("ask-birth-year"))
    tab_to("input[name=opening]")
    page.keyboard.press("Space")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    tab_to("button[value='1990']")
    page.keyboard.press("Enter")
    for question, value, _ in WAY[1:]:
        page.wait_for_selector(PAGE.format(f"ask-{question}"))
        tab_to(f"button[value={value}]")
        page.keyboard.press("Enter")
    page.wait_for_selector(PAGE.format("ask-members"))
    tab_to("#joining-up")
    page.keyboard.press("Enter")
    expect(page.locator("#joining-value")).to_have_text("2")
    assert page.evaluate("document.activeElement.id") == "joining-up"
    tab_to("[data-primary]")
    page.keyboard.press("Enter")
    page.wait_for_selector(PAGE.format("outlook"))
    page.keyboard.press("Escape")
    page.wait_for_selector(PAGE.format("ask-members"))
    page.keyboard.press("Escape")
    page.wait_for_selector(PAGE.format("ask-card"))
    # The answer given before stands out.
    assert page.get_attribute("button[value=never]", "aria-current") == "true"
    screen.clean()


def test_without_script_the_same_way_leads_to_the_same_chart(chromium, evening):
    context = chromium.new_context(
        viewport={"width": 1024, "height": 768}, java_script_enabled=False, locale="vi-VN")
    screen = Screen(context, evening)
    screen.sign_in()
    page = screen.result("vi")
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    page.click("#years-up")
    expect(page.locator("#years-value")).to_have_text("24 năm")
    expect(page.locator(".chart rect.chosen")).to_have_count(1)
    context.close()


def test_the_answers_reach_the_consultation_of_the_visit_opened_next(screens):
    screen = screens["tablet"]
    page = screen.result("vi")
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    page.click("button[value='2000000']")
    expect(page.locator("#income-value")).to_have_text("2.000.000 đ")
    page.click("button[value=call]")
    page.wait_for_selector(PAGE.format("called"))
    page = screen.open("/desk")
    expect(page.locator("[data-caller]")).to_be_visible()
    # Somebody calling does not push the line at the top into a second row.
    assert page.evaluate("document.querySelector('.strip').offsetHeight") <= 64
    screen.shot("self-caller")
    page.click("form[action='/visits'] button")
    page.wait_for_selector(PAGE.format("consult"))
    expect(page.locator("[name=vsiIncome]")).to_have_value("2.000.000")
    expect(page.locator("[data-caller]")).to_have_count(0)
    assert re.search(r"/visits/[0-9a-f-]+$", page.url)
    page = screen.open("/attendee")
    expect(page.locator("main")).to_have_attribute("data-visit", re.compile(".+"))

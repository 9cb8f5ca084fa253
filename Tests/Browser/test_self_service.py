"""Someone asks by themselves, on the screen that faces them, what they qualify for."""

import re

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible_in_both_schemes
from conftest import Window
from evening import dong

SIZES = {"tablet": (1024, 768), "hall": (1920, 1080), "phone": (390, 844)}
# Question, answer, and the choice that has to be opened before.
WAY = [
    ("birth-year", "1990", "open-199"), ("work", "own", None), ("sex", "female", None),
    ("household", "none", None), ("card", "never", None)]
PAGE = "main[data-step='{}']"
TARGETS = """[...document.querySelectorAll("main button, main label, .attendee-head button")]
    .filter((one) => one.offsetParent && (one.offsetWidth < 48 || one.offsetHeight < 48)).map((one) => one.innerText)"""


def member(order, months=12):
    """A household's member who joins in this place."""
    return {"scheme": "hi", "order": order, "months": months}


def month(income):
    """A month of social insurance on this income."""
    return {"scheme": "vsi", "income": income, "method": "monthly"}


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
        expect_accessible_in_both_schemes(self.page, name)

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
def test_the_whole_way(screens, evening, size, language):
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
    expect(page.locator("[data-scheme=hi]")).to_contain_text(evening.price(member(1)))
    expect(page.locator("[data-scheme=vsi] .month")).to_contain_text(evening.price(month(evening.floor())))
    expect(page.locator("main")).to_contain_text("không phải cam kết" if language == "vi" else "not a promise")
    screen.look(f"{name}-outlook")
    page.click("button[value=health]")
    page.wait_for_selector(PAGE.format("health"))
    expect(page.locator("#household")).to_contain_text(evening.price(member(1), member(2)))
    screen.look(f"{name}-health")
    if size == "tablet":
        page.click("#people-9")
        expect(page.locator("#household tbody tr")).to_have_count(9)
        screen.look(f"{name}-health-nine")
        screen.shows("#household tfoot")
    page.click("#people-1")
    expect(page.locator(".periods")).to_be_visible()
    screen.look(f"{name}-health-alone")
    page.click("button[value=back]")
    page.wait_for_selector(PAGE.format("outlook"))
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    screen.look(f"{name}-pension")
    page.click("button[value=call]")
    page.wait_for_selector(PAGE.format("called"))
    screen.look(f"{name}-called")
    assert page.url.endswith("/attendee")
    page.click("button[value=lower]")
    page.wait_for_selector(".begin")
    screen.clean()


def test_the_number_of_questions_stays_while_fewer_are_asked(screens):
    screen = screens["tablet"]
    screen.begin("vi")
    page, shown = screen.page, []
    for question, value, opening in [
            *WAY[:3], ("household", "near-poor", None), ("card", "never", None)]:
        page.wait_for_selector(PAGE.format(f"ask-{question}"))
        shown.append(page.inner_text(".progress strong"))
        screen.answer(question, value, opening)
    page.wait_for_selector(PAGE.format("outlook"))
    assert shown == ["1/6", "2/6", "3/6", "4/6", "5/6"]
    # Its order does not count for a supported group: nothing is offered for the whole household.
    page.click("button[value=health]")
    page.wait_for_selector(PAGE.format("health"))
    assert page.locator(".period").count() == 3 and page.locator("#household").count() == 0
    page.click("button[value=over]")
    page.wait_for_selector(".begin")
    screen.clean()


def test_a_household_is_asked_for_plainly_and_priced_member_by_member(screens, evening):
    screen = screens["tablet"]
    page = screen.result("vi")
    page.click("button[value=health]")
    page.wait_for_selector(PAGE.format("health"))
    expect(page.locator("#household h2")).to_have_text("Mấy người trong nhà cùng mua thẻ?")
    screen.shows("#people-5")
    page.tap("#people-5")
    rows = page.locator("#household tbody tr")
    expect(rows).to_have_count(5)
    orders = range(1, 6)
    assert [row.split("\t")[-1] for row in rows.all_inner_texts()] == [evening.price(member(one)) for one in orders]
    assert page.inner_text("#household tfoot").split("\t") == [
        "Tổng cộng", *(evening.price(*(member(one, months) for one in orders)) for months in [3, 6, 12])]
    screen.shows("#household tfoot")
    page.click("button[value=over]")
    page.wait_for_selector(".begin")
    screen.clean()


def test_the_chart_follows_every_tap_at_once_and_nothing_jumps(screens, evening):
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
    years = int(page.inner_text("#years-value").split()[0])
    # Taps faster than the answers: none is lost.
    for _ in range(3):
        page.locator("#years-up").dispatch_event("click")
    expect(page.locator("#years-value")).to_have_text(f"{years + 3} năm")
    assert chosen.get_attribute("x") != before and page.text_content(".chart .flag") != flag
    page.tap("#income-up")
    expect(page.locator("#income-value")).to_have_text(dong(evening.floor() + 50_000))
    page.tap("button[value='3000000']")
    expect(page.locator(".pay-now .month")).to_contain_text(evening.price(month(3_000_000)))
    life = evening.ask("pension", sex="female", months=12 * (years + 3), averageIncome=3_000_000)
    expect(page.locator(".get-month")).to_contain_text(dong(life["monthly"]))
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
    years = int(page.inner_text("#years-value").split()[0])
    page.click("#years-up")
    expect(page.locator("#years-value")).to_have_text(f"{years + 1} năm")
    expect(page.locator(".chart rect.chosen")).to_have_count(1)
    context.close()


def consults(page):
    page.wait_for_selector(PAGE.format("consult"))
    page.wait_for_load_state("load")


def test_answers_reach_the_visit_opened_from_the_call_and_no_other(screens, evening):
    at_desk, at_screen, elsewhere = screens["hall"], screens["tablet"], screens["phone"]
    desk = at_desk.open("/desk")
    # Somebody's visit is open before, and stays the one staff come back to.
    desk.click("form[action='/visits'] button")
    consults(desk)
    before = desk.url
    desk.click("button[value=declined]")
    desk.click("button[value=no-time]")
    desk.wait_for_selector(PAGE.format("done"))
    # One person answers, steps to an income, and calls.
    page = at_screen.result("vi")
    page.click("button[value=pension]")
    page.wait_for_selector(PAGE.format("pension"))
    page.click("button[value='3000000']")
    expect(page.locator("#income-value")).to_have_text("3.000.000 đ")
    page.click("button[value=call]")
    page.wait_for_selector(PAGE.format("called"))
    number = page.inner_text(".call-number strong")
    # Meanwhile staff open a visit, scan somebody's card, and go back to a visit.
    at_desk.open("/desk")
    desk.click("form[action='/visits'] [data-new]")
    consults(desk)
    opened = desk.url
    at_desk.open("/desk")
    desk.fill("#scan", "010190905177||LÒ THỊ KHÁC|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024")
    desk.keyboard.press("Enter")
    consults(desk)
    for address in [desk.url, opened]:
        desk.goto(address)
        consults(desk)
        assert desk.input_value("[name=vsiIncome]") + " đ" == dong(evening.floor())
        assert desk.locator("[data-answered], [data-answers]").count() == 0
    desk.goto(before)
    assert desk.locator("[data-answered], [data-answers]").count() == 0
    # The next person begins at the screen: nothing of the first is left there, and the first still calls.
    at_screen.open("/attendee")
    page.click(".begin button[value=vi]")
    page.wait_for_selector(PAGE.format("ask-birth-year"))
    assert page.locator("[aria-current], [data-back]").count() == 0
    at_desk.open("/desk")
    expect(desk.locator("[data-caller]")).to_be_visible()
    # Somebody calling does not push the line at the top into a second row.
    assert desk.evaluate("document.querySelector('.strip').offsetHeight") <= 64
    card = desk.locator(f"[data-call='{number}']")
    expect(card).to_contain_text(f"số {number}")
    at_desk.shot("self-caller")
    # Two stations receive the same person: one has the visit, the other is told.
    late = elsewhere.open("/desk")
    card.locator("button").first.click()
    consults(desk)
    expect(desk.locator("[name=vsiIncome]")).to_have_value("3.000.000")
    expect(desk.locator("[data-answered]")).to_contain_text(f"số {number}")
    expect(desk.locator("[data-caller]")).to_have_count(0)
    assert re.search(r"/visits/[0-9a-f-]+$", desk.url) and desk.url not in [before, opened]
    at_desk.shot("self-answered")
    if late.locator(f"[data-call='{number}']").count():
        late.locator(f"[data-call='{number}'] button").first.click()
        late.wait_for_selector("[data-code='caller-gone']")
    elsewhere.errors[:] = [error for error in elsewhere.errors if "422" not in error]
    for screen in [at_desk, at_screen, elsewhere]:
        screen.clean()


def test_a_call_that_is_dropped_leaves_the_desk(screens):
    at_desk, at_screen = screens["hall"], screens["tablet"]
    # The visit of the test before has the screen: its person is done.
    page = at_screen.open("/attendee")
    page.click(".begin button[value=vi]")
    for step in WAY:
        at_screen.answer(*step)
    at_screen.answer("members", "done")
    page.wait_for_selector(PAGE.format("outlook"))
    page.click("button[value=call]")
    page.wait_for_selector(PAGE.format("called"))
    desk = at_desk.open("/desk")
    expect(desk.locator("[data-call]")).to_have_count(1)
    # It was begun beside an open visit: staff may choose that one, by its number.
    expect(desk.locator("[data-call]")).to_contain_text("Đưa vào lượt")
    page.click("button[value=lower]")
    page.wait_for_selector(".begin")
    expect(desk.locator("[data-call]")).to_have_count(0)
    for screen in [at_desk, at_screen]:
        screen.clean()

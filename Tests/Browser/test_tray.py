"""The tray: a printed card scanned back, the serial from its second print on, and a card nobody waits for."""

import pytest
from playwright.sync_api import expect

from conftest import Window
from test_hand_over import looks, pay
from test_visit import forgive_refusals, tool

BACK = "footer.actions a[href='/desk']"
CHECK = "#to-check [data-kind='health-card'][data-state='{}']"


def sheets(evening):
    """The cards that came out, in the order in which they did."""
    return sorted((evening.tray / "card").glob("*.pdf"), key=lambda sheet: sheet.stat().st_mtime_ns)


def code(sheet, folder):
    """What a scanner reads on a printed card."""
    picture = folder / sheet.stem
    tool("pdftoppm", "-r", "600", "-png", "-singlefile", sheet, picture)
    return tool("zbarimg", "--raw", "-q", "-Sbinary", f"{picture}.png").strip()


def clear(desk):
    """What earlier tests left in the tray, or in a printer, counts as good."""
    page = desk.open("/tray")
    waiting = page.locator("#to-check .paper:has(.verdict .good)")
    busy = page.locator(".printer-doing")
    expect(busy).to_have_count(0, timeout=60_000)
    while waiting.count():
        paper = page.locator(f"#to-check [data-intent='{waiting.first.get_attribute('data-intent')}']")
        paper.locator(".verdict .good").click()
        expect(paper).to_have_count(0)
        expect(busy).to_have_count(0, timeout=60_000)


@pytest.fixture(scope="module")
def card(evening, desk, tmp_path_factory):
    """A card that waits for its check: the tray is open, and `code` and `serial` are the card's."""
    folder = tmp_path_factory.mktemp("cards")
    clear(desk)
    path = pay(desk)
    page = desk.open("/tray")
    row = page.locator(CHECK.format("toCheck"))
    expect(row).to_have_count(1, timeout=60_000)
    return {"path": path, "folder": folder, "code": code(sheets(evening)[-1], folder), "serial": serial(row)}


def toward(page, row):
    """Arrow keys move the mark to a paper."""
    page.locator(".paper.current").wait_for()
    # A paper that came after the first mark may stand above it.
    for key in ["ArrowUp"] * 20 + ["ArrowDown"] * 20:
        if "current" in row.get_attribute("class"):
            return
        page.keyboard.press(key)
    raise AssertionError("the mark never came to the card")


def serial(row):
    return row.locator(".serial").inner_text().split()[-1]


def test_the_card_in_hand_calls_itself_good(evening, desk, card):
    page = desk.page
    looks(desk, "tray-to-check", BACK)
    # Enter gives answers and nothing else: without one chosen it leads nowhere.
    assert page.locator("[data-primary]").count() == 0
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    # A key afterwards has its effect: the page is still the one it was.
    page.keyboard.press("1")
    page.wait_for_selector(".verdict .good:focus")
    assert page.url.endswith("/tray")
    # The serial scanner: bytes to the kiosk, from there to the window staff used last.
    desk.scan(evening, card["code"])
    expect(page.locator(".notice")).to_contain_text(card["serial"])
    expect(page.locator(CHECK.format("toCheck"))).to_have_count(0)
    looks(desk, "tray-scanned-good", BACK)
    expect(page.locator("[data-kind='health-card'][data-state='good']", has_text=card["serial"])).to_have_count(1)


def test_from_the_second_print_on_the_code_alone_is_not_enough(evening, desk, card):
    clear(desk)
    pay(desk)
    page = desk.open("/tray")
    row = page.locator(CHECK.format("toCheck"))
    expect(row).to_have_count(1, timeout=60_000)
    first, before = serial(row), len(sheets(evening))
    reprint = f"#to-check [data-document='{row.get_attribute('data-document')}'] form[action$='/reprint']"
    # By key: 2 is spoiled, the reason is chosen, Enter gives the answer.
    toward(page, row)
    page.keyboard.press("2")
    page.wait_for_selector(".spoil select:focus")
    page.keyboard.type("L")
    assert page.locator(".spoil select:focus").input_value() == "smudged"
    page.keyboard.press("Enter")
    expect(page.locator(reprint)).to_have_count(1)
    looks(desk, "tray-spoiled", BACK)
    # Twenty taps are one print.
    statuses = page.evaluate(
        """async (reprint) => {
            const form = document.querySelector(reprint);
            const tap = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            return (await Promise.all(Array.from({ length: 20 }, tap))).map((answer) => answer.status);
        }""", reprint)
    assert len(statuses) == 20 and 200 in statuses
    forgive_refusals(desk)
    page = desk.open("/tray")
    row = page.locator(CHECK.format("toCheck"))
    expect(row).to_have_count(1, timeout=60_000)
    second = serial(row)
    assert second != first and len(sheets(evening)) == before + 1
    assert "in lần 2" in row.inner_text()
    said = code(sheets(evening)[-1], card["folder"])
    page.fill("#scan", said)
    page.keyboard.press("Enter")
    expect(page.locator("[data-half]")).to_contain_text(second)
    expect(row).to_have_count(1)
    looks(desk, "tray-half", BACK)
    # The spoiled sheet has the same code, and its own serial: a person looks, with the book at hand.
    page.fill("#scan", first)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='blank-put-aside']")
    looks(desk, "tray-wrong-serial", BACK)
    forgive_refusals(desk)
    desk.scan(evening, second)
    expect(page.locator(".notice")).to_contain_text(second)
    expect(page.locator(CHECK.format("toCheck"))).to_have_count(0)


def test_a_card_nobody_waits_for_stops_the_tray(evening, desk, card):
    clear(desk)
    pay(desk)
    page = desk.open("/tray")
    row = page.locator(CHECK.format("toCheck"))
    expect(row).to_have_count(1, timeout=60_000)
    expected = serial(row)
    # A second sheet of the card that was called good long ago.
    desk.scan(evening, card["code"])
    alarm = page.locator("[data-alarm=checked]")
    expect(alarm).to_contain_text(card["serial"])
    expect(alarm).to_contain_text(expected)
    looks(desk, "tray-alarm", "[data-alarm]")
    box = alarm.bounding_box()
    assert box["width"] > 900
    expect(row).to_have_count(1)
    # It stays through a reload, until somebody has looked.
    desk.open("/tray")
    alarm.locator("button").click()
    expect(alarm).to_have_count(0)
    # By key: 1 goes to the answer, Enter gives it.
    toward(page, row)
    page.keyboard.press("1")
    page.wait_for_selector(".verdict .good:focus")
    page.keyboard.press("Enter")
    expect(page.locator(CHECK.format("toCheck"))).to_have_count(0)


def test_who_has_the_tray_is_said_and_taken_over_by_a_tap_only(chromium, evening, desk):
    clear(desk)
    assert desk.open("/tray").inner_text(".holder") == "Bạn đang phụ trách khay in"
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    colleague = Window(context, evening)
    colleague.sign_in("cb01")
    page = colleague.open("/tray")
    assert page.inner_text(".holder").endswith("đang phụ trách khay in")
    colleague.shot("tray-of-another")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")
    page = colleague.open("/tray")
    page.click("form[action='/tray/take'] button")
    page.wait_for_selector(".notice")
    page.click("form[action='/tray/release'] button")
    page.wait_for_selector(".notice")
    assert page.inner_text(".holder").startswith("Chưa ai phụ trách")
    colleague.shows("[data-primary]")
    desk.open("/tray").click("form[action='/tray/take'] button")
    desk.page.wait_for_selector(".notice")
    context.close()


def test_no_window_met_an_error(desk):
    desk.clean()


def test_a_page_misses_no_change_while_it_loads_beside_another_window(evening, desk):
    clear(desk)
    pay(desk)
    other = Window(desk.page.context, evening)
    theirs = other.open("/tray").locator(CHECK.format("toCheck"))
    expect(theirs).to_have_count(1, timeout=60_000)
    scripts = []
    desk.page.route("**/app.js*", lambda route: scripts.append(route))
    desk.page.goto(desk.address + "/tray", wait_until="commit")
    ours = desk.page.locator(CHECK.format("toCheck"))
    expect(ours).to_have_count(1)
    while not scripts:
        desk.page.wait_for_timeout(20)
    theirs.locator(".verdict .good").click()
    expect(theirs).to_have_count(0)
    scripts[0].continue_()
    desk.page.unroute("**/app.js*")
    expect(ours).to_have_count(0)
    other.page.close()

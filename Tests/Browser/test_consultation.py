"""The consultation of staff, in Vietnamese and in English: compared, explained, taken home, followed up."""

import contextlib
import re
import sqlite3
import subprocess
import time

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible_in_both_schemes
from evening import dong

MAIN = "main[data-step='{}']"
PHONE = "0912 345 678"
# Made-up people's cards, one for each language and one who pays years ahead.
CARDS = {
    "vi": "010188905131||VÀNG THỊ SO|21111988|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024",
    "en": "010088905132||VÀNG VĂN SÁNH|21111988|Nam|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024",
}
AHEAD = "010188905133||VÀNG THỊ TRƯỚC|21111988|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
PRESETS = ["household", "periods", "incomes", "methods", "ahead"]
SMALL = """[...document.querySelectorAll("main button, main summary, main select, main input:not([type=checkbox])")]
    .filter((one) => one.offsetParent && one.offsetHeight < 44).map((one) => one.id || one.name || one.innerText)"""
SIZES = [(1024, 768), (1920, 1080), (390, 844)]
WORDS = {
    "vi": {"cheapest": "Rẻ nhất", "same": "được hỗ trợ như nhau", "household": "Cả nhà 5 người", "less": "ít hơn"},
    "en": {"cheapest": "Cheapest", "same": "the same support", "household": "5 people", "less": "less"},
}


def tool(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, check=True).stdout.decode("utf-8")


def speak(desk, language):
    page = desk.open("/desk")
    button = page.locator(f"form[action='/language'] button[value='{language}']")
    if button.count():
        button.first.click()
        page.wait_for_selector(f"html[lang={language}]")


def scan(desk, text):
    page = desk.open("/desk")
    page.keyboard.press("F2")
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def newcomer(desk, language):
    page = desk.open("/desk")
    page.select_option("#language", language)
    page.click("form[action='/visits'] button")
    page.wait_for_selector(MAIN.format("consult"))
    # The keys are the script's.
    page.wait_for_load_state("load")
    return page


def sheets(evening, printer):
    return set((evening.tray / printer).glob("*.pdf"))


def printed(evening, printer, before, text):
    """The one new sheet that holds a text."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = [file for file in sheets(evening, printer) - before if text in tool("pdftotext", "-layout", file, "-")]
        if found:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"no sheet with {text} came out of the {printer} printer")


def accessible(page):
    """Nothing on the page shuts anyone out, in light and in the dark."""
    page.evaluate("scrollTo(0, 0)")
    expect_accessible_in_both_schemes(page)


def unfold(page):
    """Opens everything on the page that is folded away."""
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")


def look(desk, page, name):
    """Nothing is too wide, too small to touch, or shut to anyone, on any of the displays."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        unfold(page)
        desk.fits()
        small = page.evaluate(SMALL)
        assert small == [], f"{name} at {width}: too small to touch: {small}"
        desk.shot(f"{name}-{width}")
        accessible(page)
    page.set_viewport_size({"width": 1024, "height": 768})


@pytest.fixture(scope="module", params=["vi", "en"])
def spoken(request, desk):
    speak(desk, request.param)
    yield request.param
    speak(desk, "vi")


@pytest.fixture(scope="module")
def compared(spoken, evening, desk):
    """A visit whose person looks at plans; the comparison page is open afterwards."""
    scan(desk, CARDS[spoken])
    desk.page.wait_for_selector(MAIN.format("consult"))
    return desk.page.url


def choose_preset(page, preset):
    page.click(f"button[name=preset][value={preset}]")
    page.wait_for_selector(f"button[name=preset][value={preset}][aria-pressed=true]")


def test_a_household_stands_side_by_side_with_what_differs(spoken, compared, evening, desk):
    page = desk.open(compared.replace(desk.address, ""))
    page.click("a[href$='/comparison']")
    choose_preset(page, "household")
    assert page.locator("[data-column]").count() == 5
    for order in range(1, 6):
        price = evening.price({"scheme": "hi", "order": order, "months": 12, "groups": []})
        assert page.inner_text(f"[data-column='{order}'] [data-payable]") == price
    # Members of a household do not replace each other: none is the cheapest.
    assert page.locator("[data-badge]").count() == 0
    assert evening.price({"scheme": "hi", "order": 1, "months": 12, "groups": []}) not in page.inner_text("[data-result]")
    members = [{"scheme": "hi", "order": order, "months": 12} for order in range(1, 6)]
    assert evening.price(*members) in page.inner_text("[data-result]")
    difference = page.locator("[data-column='2'] [data-difference=payable]")
    assert WORDS[spoken]["less"] in difference.inner_text() and difference.locator("svg").count() == 1
    choose_preset(page, "incomes")
    assert WORDS[spoken]["same"] in page.inner_text("[data-result]")
    assert page.inner_text("[data-column='1'] [data-badge]") == WORDS[spoken]["cheapest"]
    desk.shot(f"comparison-{spoken}")


CLIPPED = """[...document.querySelectorAll("main select")].filter((one) => one.offsetParent).filter((one) => {
    const style = getComputedStyle(one), pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 20;
    return pen.measureText(one.selectedOptions[0].text).width > room;
}).map((one) => one.id)"""


def test_the_first_view_shows_the_prices_and_the_next_step(spoken, evening, desk):
    page = newcomer(desk, spoken)
    prices = [
        evening.price({"scheme": "hi", "order": 1, "months": 12, "groups": []}),
        evening.price({"scheme": "vsi", "income": evening.floor(), "method": "12-months", "categories": ["other"]})]
    for width, height in [(1024, 768), (1280, 800)]:
        page.set_viewport_size({"width": width, "height": height})
        desk.fits()
        for plan, price in zip(["hi", "vsi"], prices):
            desk.shows(f"[data-plan={plan}] [data-sum]")
            assert price in page.inner_text(f"[data-plan={plan}] [data-sum]")
            actions = page.locator("footer.actions").bounding_box()["y"]
            sum_box = page.locator(f"[data-plan={plan}] [data-sum]").bounding_box()
            assert sum_box["y"] + sum_box["height"] <= actions
        desk.shows("[data-primary]")
        assert page.evaluate(CLIPPED) == []
        desk.shot(f"consult-first-{spoken}-{width}")
    page.set_viewport_size({"width": 1024, "height": 768})
    accessible(page)
    # What is changed afterwards is worked out anew before it counts.
    page.select_option("#hiMonths", "3")
    struck = "getComputedStyle(document.querySelector('[data-plan=hi] [data-sum] strong')).textDecorationLine"
    assert page.evaluate(struck) == "line-through"


@pytest.mark.parametrize("preset", PRESETS)
def test_no_comparison_scrolls_sideways_or_shuts_anyone_out(spoken, compared, desk, preset):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, preset)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        desk.fits()
        desk.shot(f"compare-{preset}-{spoken}-{width}")
    page.set_viewport_size({"width": 1024, "height": 768})
    desk.shows("[data-primary]")
    accessible(page)


def test_the_comparison_unfolded_shuts_nobody_out(spoken, compared, desk):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, "ahead")
    unfold(page)
    page.select_option("#group", "trafficking-victim")
    assert page.is_visible("#victimSince")
    look(desk, page, f"compare-unfolded-{spoken}")


def test_the_consultation_unfolded_shuts_nobody_out(spoken, compared, evening, desk):
    page = newcomer(desk, spoken)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-after-compare]")
    desk.shows("[data-primary]")
    desk.shot(f"consult-{spoken}")
    for plan in ["hi", "vsi"]:
        page.click(f"#gets-{plan} summary")
    assert dong(10 * evening.rule("general.base_salary")) in page.inner_text("#gets-vsi")
    assert not page.is_visible("#hiVictimSince")
    page.select_option("#hiGroup", "trafficking-victim")
    page.select_option("#vsiMethod", "missing-time")
    assert page.is_visible("#hiVictimSince") and page.is_visible("#vsiMissing") and page.is_visible("#vsiContributed")
    look(desk, page, f"consult-unfolded-{spoken}")
    # What stands open is asked for: the day comes back with its problem at it.
    page.click("[data-compare]")
    page.wait_for_selector("#hiVictimSince-problem")
    accessible(page)
    forgive_refusals(desk)


SEND_LATE = """visit => {
    const form = document.createElement("form");
    Object.assign(form, {method: "post", action: visit + "/consultation"});
    const sent = {csrf: document.querySelector("[name=csrf]").value, hi: "on", hiMonths: "12", hiOrder: "1",
        hiGroup: "none", outcome: "compare"};
    for (const name in sent) form.append(Object.assign(document.createElement("input"), {name, value: sent[name]}));
    document.body.append(form);
    form.submit();
}"""


def test_an_ended_visit_is_opened_again_on_purpose_alone(spoken, compared, evening, desk):
    page = newcomer(desk, spoken)
    visit = page.url.replace(desk.address, "")
    page.click("button[value=declined]")
    page.click("button[value=no-time]")
    page.wait_for_selector(MAIN.format("done"))
    # As a page that was left open, and did not hear of it, sends it.
    page.evaluate(SEND_LATE, visit)
    page.wait_for_selector("[data-code='visit-ended']")
    assert page.get_attribute("main", "data-step") == "done"
    desk.shot(f"visit-ended-{spoken}")
    desk.holds()
    page.click("#reopen summary")
    desk.shot(f"reopen-{spoken}")
    accessible(page)
    page.click("form[action$='/reopen'] button")
    page.wait_for_selector(MAIN.format("consult"))
    page.click("button[value=declined]")
    page.click("button[value=no-time]")
    page.wait_for_selector(MAIN.format("done"))
    forgive_refusals(desk)


def test_every_amount_explains_itself(spoken, compared, evening, desk):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, "incomes")
    page.click("#why-c2 summary")
    why = page.inner_text("#why-c2")
    income = re.search(r"[\d.]+", page.inner_text("[data-column='2'] h2")).group()
    full = dong(int(income.replace(".", "")) * 22 // 100 * 12)
    assert f"22 % × {income} × 12 = {full}" in why
    assert re.search(r"\d\d/\d\d/20\d\d", why) and "41/2024/QH15" in why
    accessible(page)


def years_ahead(evening):
    """Two years ahead on the lowest income."""
    return {"scheme": "vsi", "income": evening.floor(), "method": "years-ahead", "months": 24}


def test_a_column_chosen_is_the_plan_of_the_visit(spoken, compared, evening, desk):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, "ahead")
    if evening.awaits(years_ahead(evening)):
        # Until the fund's return of the year is announced, no advance is sold.
        assert page.locator("[data-column='2'] [data-code='rule-awaited']").count() == 1
        assert page.locator("[data-column='2'] button[name=choose]").count() == 0
        return
    price = page.inner_text("[data-column='2'] [data-payable]")
    page.click("[data-column='2'] button[name=choose]")
    page.wait_for_selector(MAIN.format("consult"))
    assert page.input_value("#vsiMethod") == "years-ahead" and page.input_value("#vsiYears") == "2"
    assert page.is_visible("#vsiYears") and not page.is_visible("#vsiMissing")
    assert price in page.inner_text("[data-plan=vsi] .you-pay")


@pytest.mark.parametrize("paper,printer", [("leaflet-a5", "book"), ("leaflet-slip", "receipt")])
def test_a_comparison_is_taken_home_and_brought_back(spoken, compared, evening, desk, tmp_path, paper, printer):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, "household")
    before = sheets(evening, printer)
    page.click(f"button[value={paper}]")
    said = page.wait_for_selector(".notice, .alert.stop").inner_text()
    assert page.locator(".alert.stop").count() == 0, said
    number = re.search(r"[A-Z]\d{3}-\d{4}", said).group()
    sheet = printed(evening, printer, before, number)
    words = tool("pdftotext", "-layout", sheet, "-")
    total = sum(
        int(evening.price({"scheme": "hi", "order": order, "months": 12, "groups": []}).replace(".", "")[:-2])
        for order in range(1, 6))
    assert f"{total:,}".replace(",", ".") in words
    tool("pdftoppm", "-r", "300", "-png", sheet, tmp_path / "leaflet")
    said = tool("zbarimg", "--raw", "-q", "-Sbinary", *tmp_path.glob("leaflet*.png")).strip()
    assert said == "BG:" + number.replace("-", "")
    # The same visit is found by a scan and by what people type.
    for text in [said, number.lower()]:
        scan(desk, text)
        page.wait_for_url(f"{compared}*")
        page.wait_for_selector(f"[data-offer='{number}']")
    desk.shot(f"offer-back-{paper}-{spoken}")


def test_a_wrong_digit_is_told(spoken, compared, desk):
    page = desk.page
    scan(desk, "B482-9136" if spoken == "vi" else "bg:b4829136")
    page.wait_for_selector("[data-code='offer-number-wrong']")
    forgive_refusals(desk)


def test_what_cannot_be_read_is_told_at_its_field(spoken, compared, desk):
    page = desk.open(compared.replace(desk.address, "") + "/comparison")
    choose_preset(page, "incomes")
    page.click("#edit-3 summary")
    page.fill("#c3-income", "abc")
    page.keyboard.press("Enter")
    page.wait_for_selector(".mend")
    assert page.evaluate("document.activeElement.id") == "c3-income"
    assert page.input_value("#c3-income") == "abc"
    desk.shows("#c3-income")
    accessible(page)
    forgive_refusals(desk)


def test_whom_to_call_is_asked_kept_taken_out_and_erased(spoken, compared, desk):
    page = newcomer(desk, spoken)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-after-compare]")
    page.click("button[value=follow-up]")
    page.wait_for_url("**/follow-up")
    assert page.evaluate("document.activeElement.id") == "phone" and not page.is_checked("#consent")
    page.keyboard.type(PHONE)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='consent-to-call-missing']")
    accessible(page)
    assert page.input_value("#phone") == PHONE
    page.check("#consent")
    page.fill("#name", "vàng thị gọi")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("done"))
    page = desk.open("/leads")
    row = page.locator("[data-lead]", has_text="VÀNG THỊ GỌI")
    expect(row).to_have_count(1)
    assert PHONE in row.inner_text() and row.get_attribute("data-state") == "open"
    desk.fits()
    accessible(page)
    desk.shot(f"leads-{spoken}")
    row.locator("form[action$='/contacted'] button").click()
    expect(page.locator("[data-lead][data-state=contacted]", has_text="VÀNG THỊ GỌI")).to_have_count(1)
    with page.expect_download() as saved:
        page.click("form[action='/leads/export'] button")
    table = saved.value.path().read_text(encoding="utf-8")
    assert saved.value.suggested_filename.endswith(".csv") and "VÀNG" not in saved.value.suggested_filename
    assert table.startswith("\ufeff") and f'"{PHONE}"' in table and '"VÀNG THỊ GỌI"' in table
    expect(page.locator(".export-list li").first).to_contain_text("demo", timeout=10_000)
    row.locator("summary").click()
    row.locator("form[action$='/withdraw'] button").click()
    page.wait_for_selector(".notice")
    assert "VÀNG THỊ GỌI" not in page.inner_text("main") and PHONE not in page.inner_text("main")
    forgive_refusals(desk)


def kept_of_who_left(evening):
    """Visits that ended without an agreement to a call, and still hold somebody."""
    with contextlib.closing(sqlite3.connect(f"file:{evening.folder}/data/ledger.sqlite?mode=ro", uri=True)) as ledger:
        return ledger.execute("""
            SELECT COUNT(*) FROM visit v WHERE outcome IN ('declined', 'follow-up')
              AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.visit = v.id AND l.contact IS NOT NULL)
              AND (scanned IS NOT NULL OR EXISTS (
                   SELECT 1 FROM registration r WHERE r.visit = v.id AND r.erasedAt IS NULL))""").fetchone()[0]


def test_who_comes_back_alone_leaves_nothing_and_a_reason_is_one_tap(spoken, compared, evening, desk):
    page = desk.open("/desk")
    page.keyboard.press("F2")
    page.keyboard.insert_text("010196908899||LÙ THỊ ĐI VỀ|09021996|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    assert "LÙ THỊ ĐI VỀ" in page.inner_text("main")
    page.click("button[value=follow-up]")
    page.wait_for_url("**/follow-up")
    page.keyboard.press("Escape")
    page.wait_for_selector(MAIN.format("consult"))
    page.click("button[value=follow-up]")
    page.click("button[name=contact][value=none]")
    page.wait_for_selector(MAIN.format("done"))
    assert "LÙ THỊ ĐI VỀ" not in page.inner_text("main") and kept_of_who_left(evening) == 0
    page = newcomer(desk, spoken)
    page.click("button[value=declined]")
    page.wait_for_url("**/decline")
    accessible(page)
    desk.holds()
    page.click("button[value=ask-family]")
    page.wait_for_selector(MAIN.format("done"))


def test_where_someone_came_from_is_corrected(spoken, compared, desk):
    page = newcomer(desk, spoken)
    page.click("#channel summary")
    page.click("#channel button[value=office]")
    page.wait_for_selector(".notice")
    page.click("#channel summary")
    assert page.get_attribute("#channel button[value=office]", "aria-pressed") == "true"


def test_a_comparison_needs_no_mouse(spoken, compared, desk):
    page = newcomer(desk, spoken)
    reach(page, "a[href$='/comparison']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comparison")
    reach(page, "button[value=periods]")
    page.keyboard.press("Enter")
    page.wait_for_selector("button[value=periods][aria-pressed=true]")
    reach(page, "[data-column='1'] button[name=choose]")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    assert page.input_value("#hiMonths") == "3"
    page.keyboard.press("Escape")
    page.wait_for_url("**/desk")


def reach(page, selector):
    for _ in range(80):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_years_paid_ahead_stand_on_the_receipt_and_in_the_book(evening, desk):
    speak(desk, "vi")
    scan(desk, AHEAD)
    page = desk.page
    page.wait_for_selector(MAIN.format("consult"))
    page.set_checked("input[name=hi]", False)
    page.select_option("#vsiMethod", "years-ahead")
    page.select_option("#vsiYears", "2")
    page.keyboard.press("Enter")
    if evening.awaits(years_ahead(evening)):
        page.wait_for_selector("[data-code='rule-awaited']")
        assert page.locator("[data-after-compare]").count() == 0
        forgive_refusals(desk)
        return
    page.wait_for_selector("[data-after-compare]")
    page.click("[data-after-compare]")
    page.wait_for_selector(MAIN.format("register"))
    desk.tick("input[name=vsiJoining][value=new]")
    desk.tick("input[name=paper]")
    desk.tick("input[name=consent]")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    page.keyboard.press("Enter")
    page.wait_for_selector("#tendered")
    before = {printer: sheets(evening, printer) for printer in ["receipt", "book"]}
    page.click(".key >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-document]")
    receipt = tool("pdftotext", "-layout", printed(evening, "receipt", before["receipt"], "BIÊN LAI"), "-")
    assert "đóng trước" in receipt and "2 năm (24 tháng)" in receipt
    book = tool("pdftotext", "-layout", printed(evening, "book", before["book"], "đóng trước"), "-")
    assert "2 năm (24 tháng)" in " ".join(book.split())


def forgive_refusals(desk):
    """The answer 422 to a form is no fault of the page."""
    desk.errors[:] = [error for error in desk.errors if "422" not in error]


def test_no_window_met_an_error(desk):
    desk.clean()

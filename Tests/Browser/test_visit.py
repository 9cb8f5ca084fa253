"""A whole visit in Vietnamese, from the scanned card to the card in the hand."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from giving import by_keyboard, hand_over

NAME = "TẨN THỊ MẪU ƯỚC"
# A made-up person's card, as the QR on its front has it.
CARD = f"010190905123||{NAME}|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
OTHER = "010085905124||LÒ VĂN THỬ ĐỨC|03041985|Nam|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
SERIAL = "010192654321||SÙNG THỊ ẨN|05031992|Nữ|Bản Mẫu, xã Thử Nghiệm, Lào Cai|15042021"
MAIN = "main[data-step='{}']"


@pytest.fixture(scope="module")
def visit(evening, desk, attendee):
    """Plays the visit once; the tests below look at what it left."""
    page = desk.open("/desk")
    page.keyboard.press("F2")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    desk.shows("[data-primary]")
    desk.shot("consult")
    compare(evening, desk, attendee)
    register(desk)
    read_back(desk, attendee)
    pay(desk)
    papers(desk, attendee)
    return page.url


def compare(evening, desk, attendee):
    page = desk.page
    page.set_checked("input[name=hi]", True)
    page.select_option("[name=hiMonths]", "12")
    page.select_option("[name=hiOrder]", "1")
    page.set_checked("input[name=vsi]", True)
    page.fill("[name=vsiIncome]", "3000000")
    page.select_option("[name=vsiMethod]", "monthly")
    page.select_option("[name=vsiCategory]", "other")
    page.click("button[name=outcome][value=compare]")
    page.wait_for_selector("button[name=outcome][value=enrol]")
    words = page.inner_text("main")
    assert evening.price({"scheme": "hi", "order": 1, "months": 12, "groups": []}) in words
    assert evening.price({"scheme": "vsi", "income": 3000000, "method": "monthly", "categories": ["other"]}) in words
    desk.fits()
    desk.shows("[data-primary]")
    for price in range(2):
        desk.shows(f".plan >> nth={price} >> .you-pay")
    desk.shows("[data-result]")
    desk.shot("plans-compared")
    attendee.open("/attendee")
    attendee.holds()
    attendee.shot("quote-attendee")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector(MAIN.format("register"))


def register(desk):
    page = desk.page
    assert page.input_value("[name=name]") == NAME
    assert page.input_value("[name=birth]") == "21/11/1990"
    assert page.is_checked("input[name=sex][value=female]")
    desk.fits()
    desk.shows("[data-primary]")
    desk.shot("registration")
    page.wait_for_load_state()
    page.fill("[name=facility]", "tram y te")
    page.keyboard.press("Enter")
    assert page.input_value("[name=facility]") == "Trạm Y tế xã Thử Nghiệm (10 - 002)"
    desk.tick("input[name=hiJoining][value=new]")
    desk.tick("input[name=vsiJoining][value=new]")
    desk.tick("input[name=paper]")
    desk.tick("input[name=consent]")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    desk.shot("read-back")
    desk.holds()
    desk.shows("[data-primary]")


def read_back(desk, attendee):
    page = attendee.open("/attendee")
    assert page.inner_text(".spelled-name").split() == NAME.split()
    assert page.inner_text(".spelled-birth") == "21/11/1990"
    attendee.holds()
    attendee.shows("[data-primary]")
    attendee.shot("read-back-attendee")
    page.click("form[action='/attendee/read-back'] button")
    # The staff's window follows by itself.
    expect(desk.page.locator(MAIN.format("pay"))).to_be_visible(timeout=10_000)


def pay(desk):
    page = desk.page
    sum_given = str(int(page.get_attribute("[data-due]", "data-due")) + 500_000)
    page.fill("#tendered", sum_given)
    assert re.fullmatch(r"[\d.]+ đ", page.inner_text("[data-change]"))
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("pay")
    page.keyboard.press("Enter")
    # For so much change the sum is typed again, and an Enter hit twice is no answer.
    page.wait_for_selector("[data-code='tender-doubtful']")
    page.keyboard.press("Enter")
    expect(page.locator("#tendered")).to_be_focused()
    assert page.locator("[data-code='tender-doubtful']").count() == 1
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("pay-asked")
    page.keyboard.type(sum_given)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-document]")


def papers(desk, attendee):
    page = desk.page
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("printing")
    # No reload: the events tell when the sheets are out.
    expect(page.locator(MAIN.format("check"))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-document][data-state=toCheck]")).to_have_count(4, timeout=60_000)
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("check")
    page.click("form[action^='/visits/'][action$='/verdict'] button")
    page.wait_for_selector(MAIN.format("handOver"))
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("hand-over")
    hand_over(desk, attendee)
    desk.holds()
    desk.shows("[data-primary]")
    desk.shot("done")
    attendee.open("/attendee")
    attendee.shot("thanks")


def tool(*command):
    return subprocess.run(
        [str(word) for word in command], capture_output=True, check=True).stdout.decode("utf-8")


@pytest.fixture(scope="module")
def card(evening, visit):
    """The one card PDF in the tray for the person scanned."""
    found = [file for file in (evening.tray / "card").glob("*.pdf") if NAME in tool("pdftotext", "-layout", file, "-")]
    assert len(found) == 1, f"{len(found)} cards for one person"
    return found[0]


def test_the_visit_is_done_and_every_paper_handed_over(visit, desk):
    states = desk.page.eval_on_selector_all("[data-document]", "all => all.map(one => one.dataset.state)")
    assert states and set(states) == {"handedOver"}
    assert desk.page.get_attribute("html", "lang") == "vi"


def test_the_card_has_the_persons_details_as_text(card):
    text = " ".join(tool("pdftotext", "-layout", card, "-").split())
    for expected in [NAME, "21/11/1990", "Nữ", "010190905123"]:
        assert expected in text or expected in text.replace(" ", "")


def test_the_card_has_exactly_the_size_of_a_bank_card(card):
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", tool("pdfinfo", card))
    width, height = float(size[1]) / 72 * 25.4, float(size[2]) / 72 * 25.4
    assert abs(width - 85.60) < 0.05 and abs(height - 53.98) < 0.05


def test_every_font_of_the_card_is_embedded_and_maps_to_letters(card):
    lines = tool("pdffonts", card).splitlines()[2:]
    assert lines
    for line in lines:
        embedded, subset, unicode_map = line.split()[-5:-2]
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), line


def test_the_qr_of_the_card_reads_back(card, tmp_path):
    # The front; a printer of both sides gets a back too.
    tool("pdftoppm", "-r", "300", "-png", "-singlefile", card, tmp_path / "card")
    said = tool("zbarimg", "--raw", "-q", "-Sbinary", tmp_path / "card.png").strip()
    assert NAME.encode().hex() in said and "010190905123" in said and "21/11/1990" in said


def test_the_receipt_and_the_book_came_out_too(evening, visit):
    for printer in ["receipt", "book"]:
        assert list((evening.tray / printer).glob("*.pdf")), f"nothing came out of the {printer} printer"


def test_the_queue_is_sent_and_accepted(evening, visit, desk):
    page = desk.open("/queue")
    desk.fits()
    desk.shot("queue")
    # Each record of a visit says whose it is, and leads there.
    tickets = page.locator(".entries a.ticket")
    nobodys = page.locator(".entries tbody tr:not(:has(a.ticket)) td:nth-child(2)")
    assert set(nobodys.all_inner_texts()) <= {"Đóng ca", "Tiền chuyển khoản chưa rõ"}
    assert tickets.first.get_attribute("href") in visit and page.locator(".entries .answer").count() == 0
    page.click("form[action='/queue/send'] button")
    expect(page.locator("form[action='/queue/send']")).to_have_count(0, timeout=30_000)
    desk.fits()
    desk.shot("queue-sent")


def tab_to(page, name):
    """Moves the focus with the keyboard to a field."""
    for _ in range(80):
        if page.evaluate("document.activeElement && document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {name}")


def test_a_visit_can_be_worked_by_keyboard_alone(visit, desk):
    page = desk.open("/desk")
    page.keyboard.press("F2")
    page.keyboard.insert_text(OTHER)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    tab_to(page, "hi")
    if not page.is_checked("input[name=hi]"):
        page.keyboard.press("Space")
    if page.is_checked("input[name=vsi]"):
        tab_to(page, "vsi")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("button[name=outcome][value=enrol]")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("register"))
    tab_to(page, "hiJoining")
    page.keyboard.press("Space")
    tab_to(page, "facility")
    page.keyboard.press("ArrowDown")
    tab_to(page, "paper")
    page.keyboard.press("Space")
    tab_to(page, "consent")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("readBack"))
    page.keyboard.press("Enter")
    page.wait_for_selector("#tendered")
    assert page.evaluate("document.activeElement.id") == "tendered"
    page.keyboard.type("1400000")
    page.keyboard.press("Enter")
    expect(page.locator(MAIN.format("check"))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-document][data-state=printing], [data-document][data-state=waiting]")).to_have_count(
        0, timeout=60_000)
    address = page.url
    page.keyboard.press("F8")
    page.wait_for_url("**/tray")
    desk.fits()
    desk.shot("tray")
    page.goto(address)
    # An Enter meant for the page before calls nothing good.
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.locator(MAIN.format("check")).count() == 1
    expect(page.locator("[data-deliberate]")).to_be_enabled()
    page.keyboard.press("Enter")
    by_keyboard(page, tab_to, page.keyboard.press)
    page.keyboard.press("Escape")
    page.wait_for_url("**/desk")


def test_a_serial_scanner_opens_the_visit_in_the_window(evening, visit, desk):
    page = desk.open("/desk")
    desk.scan(evening, SERIAL)
    page.wait_for_url("**/visits/*", timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("SÙNG THỊ ẨN")


def test_a_scan_that_lost_its_letters_is_refused_with_the_reason(visit, desk):
    page = desk.open("/desk")
    page.fill("#scan", CARD.replace("Nữ", "N").replace("Ẩ", "\ufffd"))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='scan-mangled']")
    forgive_refusals(desk)


@pytest.mark.parametrize("path", ["/desk", "/tray", "/queue", "/shift", "/attendee"])
@pytest.mark.parametrize("look", ["light", "dark", "phone", "english"])
def test_no_page_scrolls_sideways(visit, desk, path, look):
    page = desk.page
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844} if look == "phone" else {"width": 1024, "height": 768})
    if look == "english":
        speak(desk, "en")
    desk.open(path)
    if look == "english" and path != "/attendee":
        assert page.get_attribute("html", "lang") == "en"
    desk.shot(f"{path.strip('/')}-{look}")
    desk.fits()
    if look == "english":
        speak(desk, "vi")
    page.set_viewport_size({"width": 1024, "height": 768})
    page.emulate_media(color_scheme="light")


def newcomer(desk):
    """Opens a visit and chooses health insurance for it; leaves the registration form open."""
    page = desk.open("/desk")
    page.click("form[action='/visits'] button")
    page.wait_for_selector(MAIN.format("consult"))
    page.set_checked("input[name=vsi]", False)
    page.click("button[name=outcome][value=compare]")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector(MAIN.format("register"))
    return page


def forgive_refusals(desk):
    """The answer 422 to a form is no fault of the page."""
    desk.errors[:] = [error for error in desk.errors if "422" not in error]


def test_a_refused_form_keeps_what_was_typed_while_others_work(visit, desk):
    page = newcomer(desk)
    page.fill("[name=name]", "GIÀNG THỊ THỬ")
    page.fill("[name=birth]", "12/05/2099")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector("[data-code='consent-missing']")
    assert page.evaluate("document.body.hasAttribute('data-draft')")
    # The page hears of it, and asks for itself anew.
    desk.hears()
    with page.expect_response(lambda answer: answer.request.headers.get("x-refresh") == "1"):
        page.evaluate("""() => fetch("/visits", {method: "POST", body: new URLSearchParams({
            csrf: document.querySelector("input[name=csrf]").value, language: "vi", channel: "office"})})""")
    page.wait_for_timeout(300)
    assert page.input_value("[name=name]") == "GIÀNG THỊ THỬ"
    forgive_refusals(desk)


def test_a_refused_registration_says_what_to_mend_where_the_eye_is(visit, desk):
    page = newcomer(desk)
    page.fill("[name=name]", "GIÀNG THỊ THỬ")
    page.fill("[name=birth]", "12/05/1985")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(".mend")
    labels = page.locator(".mend a").all_inner_texts()
    assert len(labels) == 5 and page.inner_text(".mend strong").split()[1] == "5"
    # The first wrong field has the focus and both it and the line are seen.
    assert page.evaluate("document.activeElement.id") == "personalID"
    desk.shows(".mend")
    desk.shows("#personalID")
    desk.shot("registration-refused")
    page.click(".mend a >> nth=-1")
    assert page.evaluate("document.activeElement.id") == "consent"
    desk.shows(".mend")
    desk.shows("#consent")
    assert page.input_value("[name=name]") == "GIÀNG THỊ THỬ"
    assert page.input_value("[name=birth]") == "12/05/1985"
    # What was changed is off the list and no longer marked; the last one takes the list with it.
    page.fill("#personalID", "010185100001")
    expect(page.locator("#personalID-problem")).to_have_count(0)
    expect(page.locator(".mend a")).to_have_count(4)
    assert page.inner_text(".mend strong").split()[1] == "4"
    assert page.get_attribute("#personalID", "aria-invalid") is None
    desk.tick("input[name=consent]")
    desk.tick("input[name=sex][value=female]")
    desk.tick("input[name=hiJoining][value=new]")
    expect(page.locator(".mend a")).to_have_count(1)
    page.focus("#facility")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".mend, .problem")).to_have_count(0)
    forgive_refusals(desk)


def test_the_frame_is_two_narrow_lines(visit, desk):
    page = desk.open("/desk")
    # In one go: a refresh may exchange a bar between finding and measuring it.
    measured = page.evaluate(
        """() => [...document.querySelectorAll(".strip, .bar, .who strong, .who small")].map(
            part => [part.className || part.localName, part.getBoundingClientRect().height])"""
    )
    highest = {"strip": 56, "bar": 48, "strong": 17, "small": 17}
    assert {name.split()[0] for name, _ in measured} == set(highest)
    for name, height in measured:
        assert height <= highest[name.split()[0]], f"{name} is {height} high"
    assert page.evaluate("(who => who.scrollWidth <= who.clientWidth)(document.querySelector('.who'))")


def test_someone_who_paid_tonight_is_told_and_the_scan_box_unfolds(visit, desk):
    page = desk.open("/desk")
    page.fill("#scan", CARD)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    desk.shows("[data-code='paid-before']")
    desk.shot("paid-before")
    page.keyboard.press("F2")
    assert page.evaluate("document.activeElement.name") == "text"
    desk.shows("#scan")
    page.click("h1")
    expect(page.locator("#scan")).to_be_hidden()
    page.click("[data-code='paid-before'] a")
    page.wait_for_selector(MAIN.format("done"))
    assert page.url == visit


def test_enter_counts_on_and_never_ends_the_shift(visit, desk):
    page = desk.open("/shift")
    page.wait_for_selector("form[action='/shift/count']")
    page.keyboard.press("Enter")
    page.fill("[name=n500000]", "2")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "n200000"
    page.fill("[name=loose]", "1500")
    assert page.inner_text("[data-count]") == "1.001.500 đ"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "counted"
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert page.locator("form[action='/shift/count']").count() == 1
    desk.shot("count")


def test_a_scan_on_a_page_without_a_scan_box_opens_the_visit(evening, visit, desk):
    page = desk.open("/queue")
    desk.scan(evening, SERIAL)
    page.wait_for_url("**/visits/*", timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("SÙNG THỊ ẨN")


def speak(desk, language):
    page = desk.open("/desk")
    button = page.locator(f"form[action='/language'] button[value='{language}']")
    if button.count():
        button.first.click()
        page.wait_for_selector(f"html[lang={language}]")


def test_no_window_met_an_error_or_asked_another_host(visit, desk, attendee):
    desk.clean()
    attendee.clean()

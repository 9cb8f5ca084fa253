"""Someone comes back to the desk without a ticket, and is found by name."""

from playwright.sync_api import expect

MOTHER = "010160905201||LÒ THỊ MẪU|21111960|Nữ|Bản Trên, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
DAUGHTER = "010191905202||LÒ THỊ MẬU|05031991|Nữ|Bản Dưới, xã Thử Nghiệm, tỉnh Lào Cai|01012024"


def ask(desk, text):
    page = desk.open("/desk")
    page.keyboard.press("F2")
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")
    return page


def test_a_name_without_accents_is_narrowed_down_and_opened_by_keyboard_alone(desk):
    for card in [MOTHER, DAUGHTER]:
        ask(desk, card).wait_for_selector("main[data-step='consult']")
    addresses = []
    desk.page.on("request", lambda request: addresses.append(request.url))

    # Two people: they stand apart, and what is typed next replaces what was typed.
    page = ask(desk, "lo mau")
    expect(page.locator("#found a.visit-row")).to_have_count(2)
    for words in ["LÒ THỊ MẪU", "1960 · Bản Trên, xã Thử Nghiệm", "LÒ THỊ MẬU", "1991 · Bản Dưới, xã Thử Nghiệm"]:
        expect(page.locator("#found")).to_contain_text(words)
    desk.fits()
    desk.shot("search-two")
    assert page.evaluate("document.activeElement.id") == "scan"
    page.keyboard.type("lo 1960")
    page.keyboard.press("Enter")

    # One person: Enter opens the visit.
    expect(page.locator("#found a.visit-row")).to_have_count(1)
    expect(page.locator("#found a:focus")).to_have_count(1)
    desk.shot("search-one")
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("LÒ THỊ MẪU")
    assert addresses and not [url for url in addresses if "mau" in url.lower() or "1960" in url]


def test_nobody_found_says_what_to_do_and_escape_closes_it(desk):
    page = ask(desk, "khong co ai")
    expect(page.locator("#found")).to_contain_text("Không tìm thấy ai")
    desk.fits()
    desk.shot("search-none")
    page.keyboard.press("Escape")
    page.wait_for_url("**/desk")
    expect(page.locator("#found")).to_have_count(0)


def test_a_scan_with_results_on_the_page_opens_its_own_visit(evening, desk):
    page = ask(desk, "lo mau")
    expect(page.locator("#found a.visit-row")).to_have_count(2)
    desk.scan(evening, MOTHER)
    page.wait_for_url("**/visits/*", timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("LÒ THỊ MẪU")


def test_no_request_left_the_kiosk_and_no_error_was_met(desk):
    desk.clean()

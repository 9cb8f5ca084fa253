"""A visit that pays by bank transfer: asked with one tap, found again, confirmed with the bank's word."""

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible_in_both_schemes
from evening import dong
from test_till import CARD, owing
from test_visit import MAIN, forgive_refusals, tool

SIZES = [(1024, 768), (1280, 800)]


def transferring(desk, number):
    """The payment page of somebody else with that number."""
    return owing(desk, CARD.replace("010088123456", number).replace("HOÀNG VĂN KÉT", "SÙNG THỊ CHUYỂN"))


@pytest.fixture(scope="module")
def price(evening):
    return evening.amount({"scheme": "hi", "order": 1, "months": 12})


def every_size(window, check):
    for width, height in SIZES:
        window.page.set_viewport_size({"width": width, "height": height})
        check()
    window.page.set_viewport_size({"width": 1024, "height": 768})


def test_one_tap_shows_the_code_and_the_next_person_can_come(desk, attendee, price, tmp_path):
    page = transferring(desk, "010088123470")
    every_size(desk, lambda: (desk.holds(), desk.shows("#by-transfer"), desk.shows("[data-primary]")))
    screen = attendee.open("/attendee")
    # Cash typed before is part of it, and the button says so.
    page.fill("#tendered", "500000")
    expect(page.locator("#by-transfer")).to_contain_text(f"Nhận {dong(500_000)} tiền mặt + QR {dong(price - 500_000)}")
    every_size(desk, lambda: (desk.holds(), desk.shows("#by-transfer"), desk.shows("[data-primary]")))
    desk.shot("pay-mixed")
    page.fill("#tendered", "")
    expect(page.locator("#by-transfer")).to_contain_text("Chuyển khoản (QR)")
    page.click("#by-transfer")
    page.wait_for_selector("#confirm")
    every_size(desk, lambda: (desk.holds(), desk.shows("[data-primary]")))
    assert page.evaluate("document.activeElement.id") == "reference"
    expect_accessible_in_both_schemes(page, "a transfer awaited")
    picture = screen.wait_for_selector(".attendee-transfer img")
    for width, height in SIZES:
        screen.set_viewport_size({"width": width, "height": height})
        attendee.holds()
        screen.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture)
        screen.screenshot(path=tmp_path / f"{width}.png")
        said = tool("zbarimg", "--raw", "-q", "-Sbinary", tmp_path / f"{width}.png").strip()
        # VietQR: the account, the amount, and the memo that stands beside the code.
        assert "0006999999" in said and "01100123456789" in said and f"5407{price}" in said
        memo = screen.locator(".attendee-transfer dd").nth(1).inner_text()
        assert memo.startswith("TAPHUAN") and f"08{len(memo)}{memo}" in said
    screen.set_viewport_size({"width": 1024, "height": 768})
    expect_accessible_in_both_schemes(screen, "the code to pay by")
    # The queue goes on: another visit at the till, and nobody sees this one's sum on it.
    page.keyboard.press("Escape")
    page.wait_for_url("**/desk")
    page.keyboard.press("F4")
    page.wait_for_selector(MAIN.format("consult"))
    expect(screen.locator(".attendee-transfer")).to_have_count(0)


def test_the_waiting_visit_is_found_again_and_confirmed_in_one_form(desk, price):
    page = desk.open("/desk")
    page.click("#to-transfers")
    page.wait_for_selector("#waiting")
    every_size(desk, desk.fits)
    row = page.locator("#waiting .visit-row", has_text="SÙNG THỊ CHUYỂN").first
    assert dong(price) in row.inner_text()
    row.click()
    page.wait_for_selector("#confirm")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reference-problem")
    desk.fits()
    page.fill("#reference", "FT 26325/0001")
    assert page.input_value("#received") == "", "the sum is typed from the bank's message"
    page.fill("#received", str(price + 33_800))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code=transfer-differs]")
    every_size(desk, lambda: (desk.holds(), desk.shows("[data-primary]")))
    desk.shot("transfer-asked")
    # An Enter hit twice is no answer.
    page.keyboard.press("Enter")
    expect(page.locator("#received")).to_be_focused()
    page.keyboard.type(str(price + 33_800))
    expect(page.locator("[data-primary]")).to_contain_text(f"Đúng, đã vào {dong(price + 33_800)}")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-excess]")
    forgive_refusals(desk)


def test_too_much_goes_back_with_two_people(desk):
    page = desk.page
    page.click("[data-excess] summary")
    every_size(desk, desk.fits)
    expect_accessible_in_both_schemes(page, "money to give back")
    page.fill("[data-excess] input[name^=second-]", "demo")
    page.fill("[data-excess] input[name=secondPin]", "246810")
    page.click("[data-excess] form button")
    page.wait_for_selector("[data-code=second-same]")
    page.click("[data-excess] summary")
    page.fill("[data-excess] input[name^=second-]", "gs01")
    page.fill("[data-excess] input[name=secondPin]", "246810")
    page.click("[data-excess] form button")
    page.wait_for_selector(".notice")
    assert page.locator("[data-excess]").count() == 0 and dong(33_800) in page.inner_text(".notice")
    forgive_refusals(desk)


def test_money_nobody_waits_for_is_noted_and_settled(desk):
    page = desk.open("/transfers")
    page.click("#note-stray summary")
    page.fill("#received", "50000")
    page.fill("#reference", "FT77")
    every_size(desk, desk.fits)
    page.click("#note-stray form button")
    page.wait_for_selector("[data-stray]")
    page.click("[data-stray] summary")
    every_size(desk, desk.fits)
    expect_accessible_in_both_schemes(page, "unmatched money")
    page.fill("[data-stray] input[name^=note-]", "chưa rõ người gửi")
    page.fill("[data-stray] input[name^=second-]", "gs01")
    page.fill("[data-stray] input[name=secondPin]", "246810")
    page.click("[data-stray] details form button")
    page.wait_for_selector(".notice")
    assert page.locator("[data-stray]").count() == 0


def test_no_window_met_an_error(desk, attendee):
    desk.clean()
    attendee.clean()

"""The book of blanks: a bundle signed for by two and opened by scans, a swap, the closing, the bag list."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible
from conftest import Window
from giving import MAIN
from test_hand_over import looks, pay
from test_visit import forgive_refusals

PIN = "246810"
BUNDLE = ("TQ0000091", "TQ0000110")


@pytest.fixture(scope="module")
def keeper(chromium, evening, desk):
    """An officer who keeps the book, on a window of their own."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    window = Window(context, evening)
    window.sign_in("cb01")
    yield window
    context.close()


def scanned(evening, keeper, text):
    """A serial scanner reads a blank in front of the window used last."""
    keeper.page.evaluate("window.dispatchEvent(new Event('focus'))")
    keeper.scan(evening, text)


def test_a_bundle_is_scanned_and_signed_for_by_two(keeper, evening):
    page = keeper.open("/stock")
    looks(keeper, "stock")
    expect_accessible(page)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-stock-act=receive]")
    looks(keeper, "stock-receive")
    for serial in BUNDLE:
        scanned(evening, keeper, serial)
        page.wait_for_selector(f"[data-serial]:has-text('{serial}')")
    page.wait_for_selector("#second")
    assert "20 phôi" in page.inner_text("main")
    for code, pin, answer in [("cb01", PIN, "second-officer-missing"), ("gs01", "000000", "sign-in-wrong")]:
        page.fill("#second", code)
        page.fill("#secondPin", pin)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"[data-code='{answer}']")
    looks(keeper, "stock-second")
    expect_accessible(page)
    page.fill("#second", "gs01")
    page.fill("#secondPin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice")
    assert "cb01 + gs01" in page.inner_text("[data-stock=card]")
    forgive_refusals(keeper)


def test_a_bundle_is_opened_by_its_two_ends(keeper, evening):
    page = keeper.page
    page.click("[data-stock=card] .stock-bundles a.button")
    page.wait_for_selector("[data-stock-act=open]")
    page.keyboard.type(BUNDLE[0])
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-serial]")
    looks(keeper, "stock-open")
    scanned(evening, keeper, "TQ0000109")
    page.wait_for_selector("[data-code='bundle-ends-differ']")
    looks(keeper, "stock-ends-differ")
    for serial in reversed(BUNDLE):
        scanned(evening, keeper, serial)
        page.wait_for_selector(f"[data-serial]:has-text('{serial}'), .notice")
    page.wait_for_selector(".notice")
    assert page.locator("[data-stock=card] .stock-bundles a.button").count() == 0
    forgive_refusals(keeper)
    # A blank scanned on the book's page is looked up.
    scanned(evening, keeper, BUNDLE[1])
    page.wait_for_selector(f"[data-blank='{BUNDLE[1]}']")
    looks(keeper, "stock-found")


def test_another_blank_in_hand_changes_places_with_the_books(keeper, evening, desk):
    path = pay(desk)
    expect(desk.page.locator("[data-kind=health-card][data-state=toCheck]")).to_be_visible(timeout=60_000)
    page = keeper.open("/stock/do/show")
    looks(keeper, "stock-papers", None)
    expect_accessible(page)
    paper = page.locator(".stock-papers a").last
    booked = paper.locator(".serial").inner_text()
    paper.click()
    page.wait_for_selector("#scan")
    scanned(evening, keeper, BUNDLE[0])
    page.wait_for_selector("[data-code='serial-differs']")
    looks(keeper, "stock-swap")
    expect_accessible(page)
    page.select_option("#reason", "other-bundle")
    page.click("form[action='/stock/do/show'] [data-primary]")
    page.wait_for_selector(".notice")
    assert BUNDLE[0] in page.inner_text(".notice") and booked in page.inner_text(".notice")
    page.fill("#scan", booked)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-blank='{booked}']")
    assert "Đổi chỗ" in page.inner_text(f"[data-blank='{booked}']")
    looks(keeper, "stock-history")
    forgive_refusals(keeper)
    # The paper is on the blank in hand, and counts as good on it.
    desk.open(path)
    assert BUNDLE[0] in desk.page.inner_text("[data-kind=health-card]")
    desk.page.click("form[action^='/visits/'][action$='/verdict'] button")
    desk.page.wait_for_selector(MAIN.format("handOver"))


def test_a_blank_without_a_print_goes_into_the_bag(keeper, tmp_path):
    page = keeper.open("/stock/do/spoil?kind=card")
    page.fill("#scan", "TQ0000110")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reason")
    page.select_option("#reason", "two-at-once")
    page.click("form[action='/stock/do/spoil'] [data-primary]")
    page.wait_for_selector(".notice")
    page = keeper.open("/stock/bag")
    assert "TQ0000110" in page.inner_text("main")
    looks(keeper, "stock-bag")
    expect_accessible(page)
    sheet = tmp_path / "bag.pdf"
    page.pdf(path=str(sheet), prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "TQ0000110" in text and "Người lập ký" in text and "Bàn tiếp" not in text


def count_nothing(page):
    """A first count, which is wrong; the page then shows what the book has."""
    page.fill("#count-card", "0")
    page.fill("#count-book-cover", "0")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='blanks-difference']")


def test_the_closing_holds_its_equation_against_the_count(keeper):
    page = keeper.open("/stock/count")
    # Counted blind: what should be there stands nowhere until something was counted.
    assert page.locator(".stock-sum, [name^='expected-']").count() == 0
    looks(keeper, "stock-blind")
    count_nothing(page)
    parts = [int(part) for part in page.locator("[data-equation=card] .stock-sum dd").all_inner_texts()]
    assert parts[0] + parts[1] == sum(parts[2:]), "opening + received is not what was used up and is left"
    whole = page.locator("[name='expected-card']").get_attribute("value")
    covers = page.locator("[name='expected-book-cover']").get_attribute("value")
    page.fill("#count-card", str(int(whole) - 1))
    page.fill("#count-book-cover", covers)
    looks(keeper, "stock-count")
    expect_accessible(page)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='blanks-difference']")
    looks(keeper, "stock-difference")
    page.fill("#reason-card", "Một phôi rơi sau máy")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice")
    assert page.url.endswith("/stock")
    page = keeper.open("/stock/count")
    assert re.search(r"lệch -1", page.inner_text("main"))
    count_nothing(page)
    assert int(page.locator("[data-equation=card] .stock-sum dd").first.inner_text()) >= int(whole)
    forgive_refusals(keeper)
    keeper.clean()

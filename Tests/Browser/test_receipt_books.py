"""Receipt books: what each has left, which cashier holds it, one taken in by two; a copy of a receipt."""

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible
from conftest import Window
from test_hand_over import looks
from test_visit import forgive_refusals

PIN = "246810"


@pytest.fixture(scope="module")
def supervisor(chromium, evening, desk):
    """A supervisor on a window of their own."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    window = Window(context, evening)
    window.sign_in("gs01")
    yield window
    context.close()


def test_a_book_is_taken_in_by_two_and_given_to_a_cashier(supervisor):
    page = supervisor.open("/receipt-books")
    looks(supervisor, "receipt-books", selector=None)
    expect_accessible(page)
    page.click("#receive > summary")
    page.fill("#series", "T-26")
    page.fill("#first", "20001")
    page.fill("#last", "20040")
    page.fill("#second", "tn01")
    page.fill("#secondPin", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='sign-in-wrong']")
    assert page.input_value("#first") == "20001"
    page.fill("#secondPin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice")
    book = page.locator(".book", has_text="0020001 – 0020040")
    assert "gs01 + tn01" in book.inner_text()
    book.locator("select").select_option("tn01")
    book.locator("button").click()
    page.wait_for_selector(".notice")
    expect(page.locator(".book", has_text="0020001").locator("select")).to_have_value("tn01")
    looks(supervisor, "receipt-books-held", selector=None)
    expect_accessible(page)
    # Given back to all, so that the other pages of this evening find things as they were.
    book = page.locator(".book", has_text="0020001")
    book.locator("select").select_option("")
    book.locator("button").click()
    page.wait_for_selector(".notice")
    forgive_refusals(supervisor)


def test_who_takes_money_sees_the_books_and_gives_none(desk):
    page = desk.open("/receipt-books")
    assert page.locator(".book").count() >= 1
    looks(desk, "receipt-books-desk", selector=None)

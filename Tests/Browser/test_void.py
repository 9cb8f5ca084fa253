"""A household that paid: one of them leaves, two people take the receipt back, the others go on."""

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible_in_both_schemes
from evening import dong
from test_household import Acts, alone, finish, hand_over
from test_registration import records
from test_visit import MAIN, forgive_refusals, tab_to, tool

SIZES = [(1024, 768), (1366, 768)]
# Nobody of these exists.
PEOPLE = [
    ("GIÀNG THỊ HỦY", "05/02/1980", "Nữ", "010180908801"), ("GIÀNG VĂN ĐI", "06/02/1982", "Nam", "010082908802"),
    ("GIÀNG THỊ Ở", "07/02/1984", "Nữ", "010184908803"),
]


def card(index):
    name, birth, sex, number = PEOPLE[index]
    return f"{number}||{name}|{birth.replace('/', '')}|{sex}|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"


def every_size(window, name):
    for width, height in SIZES:
        window.page.set_viewport_size({"width": width, "height": height})
        window.fits()
        window.shot(f"{name}-{width}")
    window.page.set_viewport_size({"width": 1024, "height": 768})


@pytest.fixture(scope="module")
def price(evening):
    """What the places of a household cost, in order."""
    return [evening.amount({"scheme": "hi", "order": order, "months": 12}) for order in (1, 2, 3)]


@pytest.fixture(scope="module")
def paid(desk, price):
    """The page of a household of three who paid and hold their cards and the receipt."""
    page = alone(desk, card(0), on_paper=True)
    for index in (1, 2):
        acts = Acts(page)
        acts.scan(card(index))
        page.wait_for_selector("input[name=member][value=new]", state="attached")
        finish(desk, on_paper=True)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("pay"))
    page.fill("#tendered", str(sum(price)))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-document]")
    hand_over(page, Acts(page))
    return page


def test_one_of_three_leaves_by_keyboard_alone(desk, paid, price):
    page = paid
    page.click("a[href$='/void']")
    page.wait_for_selector(MAIN.format("void"))
    every_size(desk, "void")
    desk.shows("[data-primary]")
    expect_accessible_in_both_schemes(page, "who leaves a receipt")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code=void-nobody]")
    every_size(desk, "void-nobody")
    tab_to(page, "leave")
    page.keyboard.press("Space")
    tab_to(page, "reason")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("void-preview"))
    every_size(desk, "void-preview")
    desk.shows("[data-primary]")
    expect_accessible_in_both_schemes(page, "what a void comes to")
    # The others move up: each pays what the one before them paid, and the last place's price goes back.
    rows = [row.inner_text() for row in page.locator("[data-registration]").all()]
    assert dong(price[0]) in rows[1] and dong(price[1]) in rows[2]
    assert dong(price[2]) in page.inner_text("#refund") and dong(price[2]) in page.inner_text("[data-primary]")


def test_two_people_agree_and_the_new_receipt_comes_out(desk, evening, paid, price):
    page = paid
    # The card is still out, the receipt lies here.
    card_out, receipt_here = page.locator(".void-paper input[value=out]").first, page.locator(
        ".void-paper input[value=here]").last
    card_out.check()
    receipt_here.check()
    tab_to(page, "second")
    page.keyboard.type("demo")
    tab_to(page, "secondPin")
    page.keyboard.type("246810")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code=second-same]")
    expect(card_out).to_be_checked()
    expect(receipt_here).to_be_checked()
    every_size(desk, "void-refused")
    page.fill("#second", "gs01")
    page.fill("#secondPin", "246810")
    page.keyboard.press("Enter")
    page.wait_for_selector("#voids")
    assert dong(price[2]) in page.inner_text(".notice")
    every_size(desk, "void-done")
    expect_accessible_in_both_schemes(page, "a visit with a void receipt")
    # The new receipt, and the void one with its mark: the one is called good and given, the other kept.
    hand_over(page, Acts(page))
    receipts = [tool("pdftotext", "-layout", file, "-") for file in (evening.tray / "receipt").glob("*.pdf")]
    ours = [text for text in receipts if PEOPLE[2][0] in text]
    assert len(ours) == 3
    assert sum("ĐÃ HỦY / VOID" in text for text in ours) == 1
    assert sum(dong(price[0] + price[1]) in text and PEOPLE[0][0] not in text for text in ours) == 1
    forgive_refusals(desk)


def test_a_card_that_is_out_is_listed_until_it_comes_back(desk, paid):
    page = desk.open("/stock")
    page.click("a[href='/papers-out']")
    page.wait_for_selector("[data-paper]")
    assert PEOPLE[0][0] in page.inner_text("[data-paper]")
    every_size(desk, "papers-out")
    expect_accessible_in_both_schemes(page, "papers to be recalled")
    page.click("[data-paper] form button")
    page.wait_for_selector(".empty")
    every_size(desk, "papers-out-empty")


def test_the_province_reads_which_records_the_void_sets_right(desk, evening, paid, price):
    page = desk.open("/queue")
    page.click("form[action='/queue/send'] button")
    expect(page.locator("form[action='/queue/send']")).to_have_count(0, timeout=30_000)
    told = [one for one in records(evening, "void") if one["amount"] == sum(price)]
    assert len(told) == 1 and told[0]["refunds"] == [{"amount": price[2], "method": "cash"}]
    assert told[0]["afterUpload"] is False and told[0]["second"] == "gs01"
    ended = {one["registration"]: one.get("successor") for one in told[0]["registrations"]}
    theirs = [one for one in records(evening, "registration") if one["payment"]["id"] == told[0]["successor"]]
    assert sorted(one["share"] for one in theirs) == [price[1], price[0]]
    assert {one["id"] for one in theirs} == {heir for heir in ended.values() if heir}
    assert all(one["payment"]["tenders"][0]["carried"] for one in theirs)


def test_no_window_met_an_error(desk):
    desk.clean()

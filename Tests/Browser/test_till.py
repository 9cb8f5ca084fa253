"""What a cashier's fingers and a stray Enter do: amounts as they are typed, and pages where nothing must happen."""

import pytest
from playwright.sync_api import expect

from evening import dong
from test_self_service import WAY
from test_visit import MAIN, forgive_refusals

CARD = "010088123456||HOÀNG VĂN KÉT|05051988|Nam|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"


def owing(desk, card, paper=False):
    """The payment page of somebody who owes for one year of health insurance."""
    page = desk.open("/desk")
    page.fill("#scan", card)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    page.set_checked("input[name=hi]", True)
    page.set_checked("input[name=vsi]", False)
    page.click("button[name=outcome][value=compare]")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector(MAIN.format("register"))
    desk.tick("input[name=hiJoining][value=new]")
    page.focus("#facility")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    if paper:
        desk.tick("input[name=paper]")
    desk.tick("input[name=consent]")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("pay"))
    return page


@pytest.fixture(scope="module")
def till(desk):
    owing(desk, CARD)
    return desk


def typed(page, keys):
    page.fill("#tendered", "")
    page.focus("#tendered")
    page.keyboard.type(keys)
    return page.input_value("#tendered")


def test_an_amount_keeps_a_dot_that_is_out_of_place(till, evening):
    page = till.page
    assert typed(page, "1500000") == "1.500.000"
    price = evening.amount({"scheme": "hi", "order": 1, "months": 12})
    assert page.inner_text("[data-change]") == dong(1_500_000 - price)
    assert page.inner_text("[data-change-label]") == "Tiền thừa"
    typed(page, str(price - 1_000))
    assert page.inner_text("[data-change]") == dong(1_000)
    assert page.inner_text("[data-change-label]") == "Còn thiếu"
    till.shot("pay-short")
    typed(page, "1500000")
    assert page.inner_text("[data-change-label]") == "Tiền thừa"
    assert typed(page, "1.500.000") == "1.500.000"
    assert typed(page, "4534200.5") == "4.534.200.5"
    assert page.inner_text("[data-change]") == "Không đọc được số tiền"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert page.input_value("#tendered") == "4.534.200"
    typed(page, "4534200.5")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tendered-problem[data-code='field-money']")
    assert page.input_value("#tendered") == "4.534.200.5"
    till.holds()
    till.shot("pay-unread")
    # What was wrong is forgotten as soon as it is changed.
    page.wait_for_load_state()
    page.focus("#tendered")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    assert page.locator("#tendered-problem").count() == 0 and page.get_attribute("#tendered", "aria-invalid") is None
    forgive_refusals(till)


def test_the_cursor_keeps_its_place_in_an_amount(till):
    page = till.page
    typed(page, "1500000")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("7")
    assert page.input_value("#tendered") == "15.007.000"
    page.keyboard.press("Backspace")
    assert page.input_value("#tendered") == "1.500.000"
    # A dot is passed over, and the digit before it goes next.
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert page.input_value("#tendered") == "500.000"


def test_a_finger_finds_one_quick_amount(till):
    boxes = [key.bounding_box() for key in till.page.locator(".keys .key").all()]
    assert len(boxes) > 1 and min(box["height"] for box in boxes) >= 44
    for one in boxes:
        for other in [box for box in boxes if box != one]:
            across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
            down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
            assert max(across, down) >= 8, "two amounts touch"


def test_an_absurd_amount_is_refused_at_its_field(till):
    page = till.page
    typed(page, "136620000")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tendered-problem[data-code='tender-absurd']")
    till.holds()
    till.shot("pay-absurd")
    forgive_refusals(till)


def asked_again(till, given):
    """The question about a sum, which is answered by typing it again."""
    page = till.page
    typed(page, given)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ask]")
    return page


def test_a_second_enter_is_no_answer_to_a_doubtful_sum(till, evening):
    price = evening.amount({"scheme": "hi", "order": 1, "months": 12})
    page = asked_again(till, str(price + 500_000))
    for width, height in [(1024, 768), (1366, 768)]:
        page.set_viewport_size({"width": width, "height": height})
        till.holds()
        till.shows("[data-primary]")
        till.shot(f"pay-asked-{width}")
    page.set_viewport_size({"width": 1024, "height": 768})
    # However long it is waited: Enter in the empty field, Enter anywhere, a click on the button.
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    assert page.input_value("#tendered") == ""
    page.keyboard.press("Enter")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Enter")
    page.click("[data-primary]")
    expect(page.locator("#tendered")).to_be_focused()
    assert sent == [] and page.locator("[data-ask]").count() == 1
    expect(page.locator("[data-primary]")).to_contain_text("Gõ lại số tiền")
    # What is typed is judged anew: another doubtful sum is asked about, the same one is taken.
    page.keyboard.type(str(price + 600_000))
    expect(page.locator("[data-primary]")).to_contain_text(f"Thu {dong(price)}")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-ask='{price + 600_000}']")
    page.keyboard.type(str(price + 600_000))
    expect(page.locator("[data-primary]")).to_contain_text(f"Đúng, trả lại khách {dong(600_000)}")
    till.shot("pay-typed-again")


def test_the_corrected_sum_is_taken_at_once(till, evening):
    price = evening.amount({"scheme": "hi", "order": 1, "months": 12})
    till.page.reload()
    page = asked_again(till, str(price + 500_000))
    # The sum is typed without going to its field.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type(str(price))
    assert page.input_value("#tendered") == f"{price:,}".replace(",", ".")
    expect(page.locator("[data-primary]")).to_contain_text(f"Thu {dong(price)}")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-document]")


def test_an_enter_on_the_desk_opens_nothing(desk):
    page = desk.open("/desk")
    rows = page.locator(".visit-row").count()
    page.evaluate("document.activeElement.blur()")
    for _ in range(3):
        page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("/desk") and page.locator("[data-code]").count() == 0
    assert page.evaluate("document.activeElement.id") == "scan"
    assert page.locator(".visit-row").count() == rows
    page.keyboard.press("F4")
    page.wait_for_selector(MAIN.format("consult"))


def test_a_name_without_an_end_takes_two_lines_of_the_list(desk):
    page = desk.open("/desk")
    name = "LÒ THỊ " * 30 + "MẪU"
    page.fill("#scan", CARD.replace("HOÀNG VĂN KÉT", name).replace("010088123456", "010088123457"))
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("consult"))
    desk.fits()
    desk.shot("visit-long-name")
    page = desk.open("/desk")
    row = page.locator(".visit-row", has_text="LÒ THỊ LÒ THỊ").first
    assert row.bounding_box()["height"] <= 110
    desk.fits()
    desk.shot("desk-long-name")


def test_a_call_from_the_attendees_screen_leads_to_an_answer(desk, attendee):
    # On a screen that shows somebody's sum nobody asks by themselves: look at a visit without plans.
    desk.open("/desk")
    desk.page.keyboard.press("F4")
    desk.page.wait_for_selector(MAIN.format("consult"))
    page = attendee.open("/attendee")
    page.click(".begin button[value=vi]")
    for question, value, opening in WAY:
        page.wait_for_selector(MAIN.format(f"ask-{question}"))
        if opening:
            page.click(f"label[for={opening}]")
        page.click(f"button[name=answer][value='{value}']")
    page.click("button[name=answer][value=done]")
    page.click("button[value=call]")
    page.wait_for_selector(MAIN.format("called"))
    desk.open("/desk")
    expect(desk.page.locator("#caller-go")).to_be_visible(timeout=10_000)
    desk.page.click("[data-caller]")
    expect(desk.page.locator("#caller-go")).to_be_focused()
    desk.fits()
    desk.shot("desk-caller")
    desk.open("/queue")
    desk.page.click("[data-caller]")
    desk.page.wait_for_url("**/desk#caller-go")
    expect(desk.page.locator("#caller-go")).to_be_focused()


def test_no_window_met_an_error(desk):
    desk.clean()

"""Picking from a list by typing a part of a name, by keyboard and by touch."""

import pytest

from accessible import expect_accessible
from conftest import Window

CARD = "010190905777||VÀNG THỊ MẪU CHỌN|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
BOX = "#facility"
LIST = ".pick-list [role=option]"
STATION = "Trạm Y tế xã Thử Nghiệm (10 - 002)"


@pytest.fixture(scope="module")
def form(evening, desk):
    """The registration form of a visit with health insurance."""
    page = desk.open("/desk")
    page.keyboard.press("F2")
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    page.wait_for_selector("main[data-step=consult]")
    page.set_checked("input[name=hi]", True)
    page.select_option("[name=hiMonths]", "12")
    page.click("button[name=outcome][value=compare]")
    page.wait_for_selector("button[name=outcome][value=enrol]")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector("main[data-step=register]")
    return page.url


@pytest.fixture
def page(desk, form):
    page = desk.page
    page.goto(form)
    page.wait_for_selector(BOX)
    return page


def found(page):
    page.wait_for_timeout(150)
    return page.locator(f"{LIST} > span").all_inner_texts()


def test_the_keyboard_alone_picks(desk, page):
    page.focus(BOX)
    assert page.get_attribute(BOX, "aria-expanded") == "true" and len(found(page)) == 3
    page.keyboard.type("tram thu")
    assert found(page) == ["Trạm Y tế xã Thử Nghiệm"]
    assert page.get_attribute(BOX, "aria-activedescendant") == page.locator(LIST).first.get_attribute("id")
    page.keyboard.press("Enter")
    assert page.input_value(BOX) == STATION and page.locator(LIST).count() == 0
    assert page.locator("main[data-step=register]").count() == 1, "Enter picked, and sent nothing"
    # Esc closes the list and stays on the page.
    page.keyboard.press("ArrowDown")
    assert len(found(page)) == 3
    page.keyboard.press("Escape")
    assert not page.locator(".pick-list").is_visible() and page.input_value(BOX) == STATION
    # Arrows walk, and Tab takes what they stand on.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    picked = page.locator(f"{LIST}[aria-selected=true] > span").inner_text()
    page.keyboard.press("Tab")
    assert page.input_value(BOX).startswith(picked)
    assert page.evaluate("document.activeElement.id") != "facility"
    desk.clean()


@pytest.mark.parametrize("typed", ["TRẠM", "trạm y", "y te thu nghiem xa", "10 - 002"])
def test_marks_case_and_order_do_not_matter(page, typed):
    page.fill(BOX, typed)
    assert "Trạm Y tế xã Thử Nghiệm" in found(page)


def test_what_is_in_no_list_is_said(page):
    page.fill(BOX, "không có")
    assert found(page) == [] and page.inner_text(".pick-said").strip() != ""
    page.keyboard.press("Tab")
    assert page.input_value(BOX) == "không có", "what was typed is never lost"


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_the_list_is_whole_above_a_keyboard_on_the_screen(desk, page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.click(BOX)
    assert len(found(page)) == 3
    # Above the field or below it, and never under the bar of buttons.
    box = page.evaluate("""() => {
        const list = document.querySelector(".pick-list").getBoundingClientRect();
        const bar = document.querySelector("footer.actions").getBoundingClientRect();
        return {top: list.top, bottom: list.bottom, bar: bar.top, item: list.height / 3};
    }""")
    assert box["top"] >= 0 and box["bottom"] <= box["bar"] and box["item"] >= 44
    desk.fits()
    desk.shot(f"picking-{size[0]}")
    page.click(f"{LIST} >> nth=1")
    assert page.input_value(BOX) == STATION
    page.set_viewport_size({"width": 1024, "height": 768})


def test_a_finger_picks(chromium, evening, form):
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, has_touch=True, locale="vi-VN")
    window = Window(context, evening)
    window.sign_in()
    page = window.page
    page.goto(form)
    page.tap(BOX)
    page.keyboard.insert_text("tram")
    page.tap(f"{LIST} >> nth=0")
    assert page.input_value(BOX) == STATION
    window.clean()
    context.close()


def test_people_who_hear_the_page_are_told(page):
    for typed in (None, "tram", "không có"):
        if typed is None:
            page.focus(BOX)
        else:
            page.fill(BOX, typed)
        page.wait_for_timeout(150)
        expect_accessible(page, f"typed {typed}")


def test_without_the_script_it_is_a_plain_field(chromium, evening, form):
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    window = Window(context, evening)
    window.sign_in()
    page = window.page
    page.goto(form)
    assert page.get_attribute(BOX, "list") == "facility-list"
    assert page.locator("#facility-list option").count() == 3
    context.close()


def test_communes_are_found_for_staff_only(chromium, evening, desk):
    answer = desk.page.request.get(evening.address + "/catalogues/communes?q=bat xat")
    assert answer.json() == [{"code": "02683", "text": "Xã Bát Xát, Lào Cai (02683)"}]
    context = chromium.new_context()
    answer = context.request.get(evening.address + "/catalogues/communes?q=bat", max_redirects=0)
    assert answer.status == 303
    context.close()


def test_what_is_typed_before_the_script_came_is_looked_up_when_it_comes(desk, form):
    page, held = desk.page, []
    page.route("**/pick.js*", lambda route: held.append(route))
    page.goto(form, wait_until="commit")
    page.locator(BOX).wait_for()
    page.fill(BOX, "tram y te")
    held[0].continue_()
    page.wait_for_selector(LIST)
    page.keyboard.press("Enter")
    assert page.input_value(BOX) == STATION
    page.unroute("**/pick.js*")

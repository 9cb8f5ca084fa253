"""Papers given out: signed for, against a mark, to somebody else, and what becomes of those nobody took."""

import pytest
from playwright.sync_api import expect

from conftest import Window
from giving import MAIN, count_blanks, draw, sign
from test_till import owing
from test_visit import forgive_refusals, tab_to

PIN = "246810"
RECEIVER = "010085123400||LÒ VĂN NHẬN|02091985|Nam|Bản Mẫu, xã Thử Nghiệm|15042021"
NUMBER = iter(range(100, 999))


def pay(desk, till=None):
    """Somebody new pays for a card on paper; the page of the visit."""
    card = f"010188700{next(NUMBER)}||LÒ THỊ GIAO|05051988|Nữ|Bản Mẫu, xã Thử Nghiệm, Lào Cai|01012024"
    page = owing(desk, card, paper=True)
    path = page.url.replace(desk.address, "").split("?")[0]
    payer = till or desk
    payer.open(path)
    payer.page.fill("#tendered", payer.page.get_attribute("[data-due]", "data-due"))
    payer.page.keyboard.press("Enter")
    payer.page.wait_for_selector("[data-document]")
    desk.open(path)
    return path


def ready(desk):
    """The papers of a new visit are good."""
    path = pay(desk)
    page = desk.page
    expect(page.locator(MAIN.format("check"))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-document][data-state=toCheck]")).to_have_count(2, timeout=60_000)
    page.click("form[action^='/visits/'][action$='/verdict'] button")
    page.wait_for_selector(MAIN.format("handOver"))
    return path


def looks(window, name, selector="[data-primary]"):
    for width, height in [(1024, 768), (1280, 800)]:
        window.page.set_viewport_size({"width": width, "height": height})
        window.fits()
        if selector:
            window.shows(selector)
        window.shot(f"{name}-{width}")
    window.page.set_viewport_size({"width": 1024, "height": 768})


def test_the_receiver_signs_on_their_screen_and_the_officer_confirms(desk, attendee):
    path = ready(desk)
    page = desk.page
    looks(desk, "hand-over-choose")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-signing=open]")
    looks(desk, "hand-over-waiting", "#signing")
    assert page.inner_text("#signing .lead") == "Đang chờ ký trên màn khách."
    screen = attendee.open("/attendee")
    screen.wait_for_selector(MAIN.format("sign"))
    for width, height in [(1024, 768), (1280, 800)]:
        screen.set_viewport_size({"width": width, "height": height})
        attendee.holds()
        attendee.shows("[data-primary]")
        attendee.shot(f"sign-empty-{width}")
    screen.set_viewport_size({"width": 1024, "height": 768})
    # Nothing drawn is nothing signed.
    screen.click("[data-sign] [data-primary]")
    assert screen.locator(".sign-box.asks").count() == 1
    draw(attendee)
    assert screen.get_attribute(".sign-ink", "d").startswith("M")
    # What changes at the desk does not wipe the drawing away.
    desk.open(path)
    screen.wait_for_timeout(600)
    assert screen.input_value("textarea[name=strokes]")
    attendee.shot("sign-drawn")
    screen.click("[data-sign-clear]")
    assert screen.input_value("textarea[name=strokes]") == ""
    sign(attendee)
    attendee.shot("signed")
    page.wait_for_selector("[data-signing=signed] .signature path")
    # Nothing on the page asks for the signature any more.
    assert "Đang chờ ký" not in page.inner_text("body") and page.locator(".notice").count() == 0
    # An Enter meant for the page before confirms nothing.
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.locator(MAIN.format("handOver")).count() == 1
    looks(desk, "hand-over-signed")
    # A reload loses nothing that was acknowledged.
    desk.open(path)
    page.wait_for_selector("[data-signing=signed]")
    expect(page.locator("[data-deliberate]")).to_be_enabled()
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("done"))
    assert "LÒ THỊ GIAO ký nhận lúc" in page.inner_text(".taken")
    desk.shows("[data-primary]")
    desk.holds()
    desk.shot("hand-over-done")


def test_what_was_drawn_goes_when_staff_give_it_up(desk, attendee):
    ready(desk)
    page = desk.page
    page.click("button[form='hand-over'][data-primary]")
    page.wait_for_selector("[data-signing=open]")
    screen = attendee.open("/attendee")
    draw(attendee)
    page.click("form[action$='/hand-over/cancel'] button")
    page.wait_for_selector("#hand-over")
    expect(screen.locator(MAIN.format("handOver"))).to_be_visible(timeout=10_000)


def test_a_mark_needs_a_colleague_while_one_is_on_duty(chromium, evening, desk, attendee):
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    colleague = Window(context, evening)
    colleague.sign_in("cb01")
    path = ready(desk)
    page = desk.page
    colleague.open("/tray").click("form[action='/tray/take'] button")
    colleague.page.wait_for_selector(".notice")
    desk.open(path)
    page.click("button[name=by][value=mark]")
    page.wait_for_selector("#witness:focus")
    looks(desk, "mark-witness")
    # Who is to make a mark is not asked to sign.
    screen = attendee.open("/attendee")
    screen.wait_for_selector(MAIN.format("mark"))
    assert "Xin điểm chỉ" in screen.inner_text("main") and screen.locator("[data-sign]").count() == 0
    attendee.holds()
    attendee.shot("attendee-mark")
    page.keyboard.type("cb01")
    page.keyboard.press("Tab")
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='sign-in-wrong']")
    desk.shot("mark-wrong-pin")
    page.fill("#witness", "cb01")
    page.fill("#witnessPin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector(MAIN.format("done"))
    assert "làm chứng: cb01" in page.inner_text(".taken")
    forgive_refusals(desk)
    colleague.open("/tray").click("form[action='/tray/release'] button")
    desk.open("/tray").click("form[action='/tray/take'] button")
    desk.page.wait_for_selector(".notice")
    context.close()


def test_somebody_else_is_scanned_and_named(evening, desk, attendee):
    ready(desk)
    page = desk.page
    desk.scan(evening, RECEIVER)
    page.wait_for_selector("input[name=receiver][value=other]:checked")
    assert page.input_value("#receiverName") == "LÒ VĂN NHẬN"
    assert page.input_value("#receiverID") == "010085123400"
    looks(desk, "hand-over-other")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='field-choose']")
    looks(desk, "hand-over-other-bad")
    page.select_option("#receiverRelation", "06")
    tab_to(page, "receiverID")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-signing=open]")
    screen = attendee.open("/attendee")
    screen.wait_for_selector(MAIN.format("sign"))
    assert "LÒ VĂN NHẬN (Anh, ••••••••3400)" in screen.inner_text("main")
    sign(attendee)
    page.wait_for_selector("[data-signing=signed]")
    expect(page.locator("[data-deliberate]")).to_be_enabled()
    page.click("[data-primary]")
    page.wait_for_selector(MAIN.format("done"))
    assert "010085123400" not in page.content()
    forgive_refusals(desk)


def test_papers_are_kept_with_a_slip_and_stand_on_the_desk(desk):
    path = ready(desk)
    page = desk.page
    page.click("#later > summary")
    desk.shot("hand-over-later")
    page.click("form[action$='/hand-over/keep'] button")
    page.wait_for_selector("[data-kind=slip]")
    page = desk.open("/desk")
    page.click("#kept > summary")
    assert page.locator(f"#kept a[href='{path}']").count() == 1
    looks(desk, "desk-kept", None)


def test_a_shift_closes_when_every_paper_nobody_took_has_its_answer(chromium, evening, desk):
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    till = Window(context, evening)
    till.sign_in("tn01")
    page = till.open("/shift")
    page.fill("form[action='/shift/open'] input[name=float]", "0")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/shift/count']")
    path = pay(desk, till)
    expect(desk.page.locator("[data-document][data-state=toCheck]")).to_have_count(2, timeout=60_000)
    page = till.open("/shift")
    page.fill("#n500000", "0")
    page.check("#counted")
    page.keyboard.press("Enter")
    page.wait_for_selector("#left-papers")
    # The page opens at its head, where the result stands.
    till.shows("#counted-sum")
    assert page.evaluate("scrollY") == 0
    till.shot("shift-counted")
    assert page.locator("[data-left=toCheck]").count() == 2
    looks(till, "left-look", None)
    desk.open(path)
    desk.page.click("form[action^='/visits/'][action$='/verdict'] button")
    desk.page.wait_for_selector(MAIN.format("handOver"))
    page = till.open("/shift")
    page.fill("#reason", "thử đóng ca")
    page.click("form[action='/shift/close'] button")
    page.wait_for_selector("[data-code='papers-unanswered']")
    looks(till, "left-open", None)
    card = page.locator("[data-left=good] select").first
    card.select_option("agent")
    assert page.locator("#agent").is_visible() and not page.locator("#second").is_visible()
    page.click("form[action='/shift/papers'] button")
    page.wait_for_selector("[data-code='agent-missing']")
    page.fill("#agent", "Lò Đại Lý")
    page.click("form[action='/shift/papers'] button")
    page.wait_for_selector(".answered")
    assert "LÒ ĐẠI LÝ" in page.inner_text("#left-papers")
    looks(till, "left-answered", None)
    count_blanks(page)
    page.fill("#reason", "thử đóng ca")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/shift/open']")
    assert till.strangers == []
    # Another day, or now: what was kept can still be given out.
    page = desk.open(path)
    page.wait_for_selector("#hand-over")
    context.close()


def test_no_window_met_an_error(desk, attendee):
    forgive_refusals(desk)
    desk.clean()
    attendee.clean()

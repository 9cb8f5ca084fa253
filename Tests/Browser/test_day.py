"""The end of an evening: two payments, the shift and the day closed, the report in the tray, its money handed in."""

import subprocess
import time

import pytest
from playwright.sync_api import expect

from accessible import expect_accessible
from conftest import Window
from evening import BUILT, PIN, Evening, dong
from giving import count_blanks
from test_till import owing
from test_visit import MAIN, forgive_refusals

CARDS = [
    "010088123461||HOÀNG VĂN SÁU|05051988|Nam|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024",
    "010189123472||HOÀNG THỊ BẢY|05051989|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024",
]


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """An evening of its own, since a closed day needs every shift of it closed."""
    started = Evening(tmp_path_factory.mktemp("night"))
    try:
        yield started.start()
    finally:
        codes = started.stop()
    assert set(codes) == {0}, f"programs ended with {codes}"


@pytest.fixture(scope="module")
def boss(chromium, night):
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, locale="vi-VN")
    window = Window(context, night)
    window.sign_in()
    yield window
    window.clean()
    context.close()


def sheets(night, words):
    """The texts of sheets from the book printer that say `words`, once there is one."""
    for _ in range(300):
        texts = [
            subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=False).stdout
            for file in (night.tray / "book").glob("*.pdf")]
        if found := [text for text in texts if words in text]:
            return found
        time.sleep(0.1)
    raise AssertionError(f"no sheet says {words}")


def pay(boss, night, card):
    """Takes the exact sum, and looks at the receipt and the slip."""
    page = owing(boss, card)
    page.fill("#tendered", str(night.amount({"scheme": "hi", "order": 1, "months": 12})))
    page.keyboard.press("Enter")
    for left in [1, 0]:
        expect(page.locator("[data-document][data-state=toCheck]")).to_have_count(left + 1, timeout=60_000)
        page.click("form[action$='/verdict'] button >> nth=0")
    page.wait_for_selector(MAIN.format("handOver"))


def test_services_are_counted_and_a_slip_is_taken_back(boss):
    page = boss.open("/day")
    boss.fits()
    for count in ["1", "2"]:
        page.click("[data-service=vssid] button")
        expect(page.locator("[data-count-of=vssid]")).to_have_text(count)
    page.fill("#count-channel-views", "18600")
    page.click("[data-service=channel-views] button")
    expect(page.locator("[data-count-of=channel-views]")).to_have_text("18.600")
    page.click("#day-acts > summary")
    page.click("[data-act] button >> nth=1")
    expect(page.locator("[data-count-of=vssid]")).to_have_text("1")
    expect_accessible(page)
    boss.shot("day-services")


def test_a_shift_that_is_open_is_named_and_linked(boss, night):
    page = boss.open("/shift")
    page.fill("form[action='/shift/open'] input[name=float]", "500000")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/shift/count']")
    page = boss.open("/tray")
    page.click("form[action='/tray/take'] button")
    page.wait_for_selector(".notice")
    for card in CARDS:
        pay(boss, night, card)
    page = boss.open("/day")
    assert "demo" in page.inner_text("#checks") and page.locator("form[action='/day/close']").count() == 0
    assert page.locator("#checks a[href='/shift']").count() == 1
    boss.fits()
    expect_accessible(page)
    boss.shot("day-open-shift")


def close_shift(boss, notes="0"):
    """Counts the drawer as it should be, answers for the papers, counts the blanks."""
    page = boss.open("/shift")
    page.fill("#n500000", notes)
    page.check("#counted")
    page.keyboard.press("Enter")
    page.wait_for_selector("#counted-sum")
    if page.locator("form[action='/shift/papers']").count():
        page.click("form[action='/shift/papers'] button")
        page.wait_for_selector(".answered")
    count_blanks(page)
    page.fill("#reason", "đếm thử")
    page.click("form[action='/shift/close'] button")
    page.wait_for_selector(".notice")


def test_two_people_close_the_day_and_its_report_comes_out(boss, night):
    close_shift(boss)
    page = boss.open("/day")
    boss.fits()
    expect_accessible(page)
    boss.shot("day-ready")
    page.click("form[action='/day/audit'] button")
    expect(page.locator(".notice")).to_contain_text("mọi con số khớp nhau")
    expect(page.locator("#checks")).to_contain_text("mọi con số khớp nhau, xem lúc")
    boss.shot("day-audited")
    sum_ = dong(2 * night.amount({"scheme": "hi", "order": 1, "months": 12}))
    assert sum_ in page.inner_text("#sums")
    page.fill("#second-close", "demo")
    page.fill("#close-pin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='day-second-same']")
    page.fill("#second-close", "cb01")
    page.fill("#close-pin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-report='1']")
    boss.fits()
    expect_accessible(page)
    boss.shot("day-closed")
    report = sheets(night, "BÁO CÁO CHỐT NGÀY")[0]
    for words in ["SỐ 1", sum_.removesuffix(" đ"), "demo", "cb01", "BHYT hộ gia đình", "Hướng dẫn VssID", "SHA-256"]:
        assert words in report, f"{words} is not on {report}"
    assert "BẢN SAO 1" not in report
    page.click("[data-report='1'] form[action='/day/1/print'] button")
    page.wait_for_selector(".notice")
    assert len(sheets(night, "BẢN SAO 1")) == 1
    forgive_refusals(boss)


def test_money_is_handed_in_with_a_slip(boss, night):
    page = boss.open("/shift")
    page.fill("form[action='/shift/open'] input[name=float]", "0")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action='/shift/count']")
    pay(boss, night, CARDS[0].replace("461", "483").replace("SÁU", "TÁM"))
    close_shift(boss, "3")
    page = boss.open("/day")
    page.fill("#second-close", "cb01")
    page.fill("#close-pin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-report='2']")
    page.click("#remit-2 > summary")
    page.fill("#handedTo-2", "Bưu Điện Mẫu")
    page.fill("#second-remit-2", "cb01")
    page.fill("#remit-pin-2", PIN)
    boss.fits()
    boss.shot("day-remit")
    page.click("#remit-2 button")
    expect(page.locator("[data-report='2']")).to_contain_text("Đã nộp đủ")
    boss.shot("day-remitted")
    slip = sheets(night, "BẢNG KÊ NỘP TIỀN")[0]
    assert "1.500.000" in slip and "Bưu Điện Mẫu" in slip
    assert night.run(BUILT / "kiosk", "report", "--check", "--config", night.settings).startswith("ok:")
    assert "to-hand-in\t1500000" in night.run(BUILT / "kiosk", "report", "--day", "2", "--config", night.settings)
    forgive_refusals(boss)

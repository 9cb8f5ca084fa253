"""Cards of both kinds at the desk: what is known, what differs, what is chosen; the acts are counted."""

import datetime

import pytest
from playwright.sync_api import expect

from evening import BUILT
from test_household import HEAD, Acts, looks, read_back
from test_registration import forgive_refusals, records
from test_visit import MAIN, tab_to

TODAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)).date()
ENDED = (TODAY - datetime.timedelta(days=20)).strftime("%d/%m/%Y")
OLD_HOME = "Bản Mẫu, Xã Bản Vược, Huyện Bát Xát, Tỉnh Lào Cai"
# Nobody of these exists. Name, birth, sex, personal ID, SI code, old ID, home by the list.
PEOPLE = [
    ("SÙNG THỊ HOÀ", "1971", "Nữ", "010171907801", "1022331101", "", "Bản Mẫu,xã Bát Xát,tỉnh Lào Cai"),
    ("SÙNG VĂN KHÁC", "04/02/1992", "Nam", "010092907802", "1022331102", "", "Bản Khác,xã Bát Xát,tỉnh Lào Cai"),
    ("SÙNG THỊ CŨ", "1965", "Nữ", "", "", "063907803", "Bản Mẫu,xã Bát Xát,tỉnh Lào Cai"),
]


@pytest.fixture(scope="module")
def listed(evening, desk, tmp_path_factory):
    rows = [
        f"{index + 1},{name},{birth},{sex},{number},{old},{code},100000780{index},00,{home},,GD,{ENDED},12"
        for index, (name, birth, sex, number, code, old, home) in enumerate(PEOPLE)]
    file = tmp_path_factory.mktemp("roster") / "list.csv"
    head = HEAD.replace("Số CCCD,", "Số CCCD,Số CMND,")
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    evening.run(BUILT / "kiosk", "import", "roster", file, "--config", evening.settings)
    return evening


def citizen(name, birth, sex, number, old="", home=OLD_HOME):
    return f"{number}|{old}|{name}|{birth}|{sex}|{home}|01012024"


def health(name, birth, sex, code, home=OLD_HOME):
    """The QR of a card of before April 2021."""
    fields = [f"GD410{code}", name.encode().hex(), birth, sex, home.encode().hex(), "10 - 001", "01/01/2024",
              "31/12/2024", "01/01/2024", "$"]
    return "|".join(fields)


def scan(desk, text):
    page = desk.open("/desk")
    acts = Acts(page)
    acts.scan(text)
    return page, acts


def to_the_form(page, acts):
    page.wait_for_selector(MAIN.format("consult"))
    page.wait_for_selector("button[name=outcome][value=enrol]")
    acts.press()
    page.wait_for_selector(MAIN.format("register"))
    page.wait_for_load_state()


def pay(page, acts, attendee):
    shown = attendee.open("/attendee")
    assert shown.locator(".spelled-name").count() == 1
    read_back(page, attendee)
    acts.type(page.get_attribute("[data-due]", "data-due"))
    acts.press()
    page.wait_for_selector("[data-document]")


def test_an_old_health_card_opens_a_known_person_and_pays_in_six_acts(listed, desk, attendee):
    page, acts = scan(desk, health("Sùng Thị Hòa", "02/03/1971", "2", "1022331101"))
    page.wait_for_selector("#known")
    assert "hộ 1000007800" in page.inner_text("#known") and "12 tháng" in page.inner_text("#known")
    looks(desk, "scan-known-consult")
    to_the_form(page, acts)
    # The list says HOÀ and 1971, the card HÒA and the day: one name, one birth.
    expect(page.locator(".question:visible")).to_have_count(0)
    assert page.input_value("#birth") == "02/03/1971" and page.input_value("#personalID") == "010171907801"
    assert page.input_value("#commune") == "Xã Bát Xát, Lào Cai (02683)"
    assert "Đóng tiếp" in page.inner_text("[data-primary]").capitalize() or "đóng tiếp" in page.inner_text("[data-primary]")
    looks(desk, "scan-known-form")
    if not page.input_value("#facility"):
        acts.choose("facility", "ArrowDown", enter=True)
        acts.count -= 1
    acts.tick("consent")
    acts.press()
    page.wait_for_selector(MAIN.format("readBack"))
    pay(page, acts, attendee)
    print(f"health card of a known person: {acts.count} acts to the payment")
    assert acts.count <= 6


def test_a_difference_is_chosen_with_one_tap_and_the_province_reads_both(listed, desk, attendee):
    page, acts = scan(desk, citizen("SÙNG VĂN KHẮC", "04021992", "Nam", "010092907802"))
    to_the_form(page, acts)
    questions = page.locator(".question:visible")
    expect(questions).to_have_count(2)
    assert page.locator(".question input:checked").count() == 0
    looks(desk, "scan-difference")
    acts_before = acts.count
    if not page.input_value("#facility"):
        acts.choose("facility", "ArrowDown", enter=True)
        acts.count = acts_before
    tab_to(page, "choice-name")
    acts.press("Space")
    assert page.is_checked("input[name=choice-name][value=card]")
    tab_to(page, "choice-address")
    page.keyboard.press("ArrowRight")
    acts.press("ArrowRight") if not page.is_checked("input[name=choice-address][value=list]") else None
    acts.count = acts_before + 2
    assert page.input_value("#address") == "Bản Khác, xã Bát Xát, tỉnh Lào Cai"
    acts.tick("consent")
    acts.press()
    page.wait_for_selector(MAIN.format("readBack"))
    pay(page, acts, attendee)
    print(f"known person with two differences: {acts.count} acts to the payment")
    assert acts.count <= 8
    page = desk.open("/queue")
    page.click("form[action='/queue/send'] button")
    expect(page.locator("form[action='/queue/send']")).to_have_count(0, timeout=30_000)
    told = [one for one in records(listed, "registration") if one["person"]["name"] == "SÙNG VĂN KHẮC"]
    assert len(told) == 1
    assert told[0]["identity"] == [
        {"fact": "name", "chosen": "card", "others": [{"source": "list", "value": "SÙNG VĂN KHÁC"}]},
        {"fact": "address", "chosen": "list", "others": [{"source": "card", "value": OLD_HOME}]}]
    assert told[0]["residence"] == {"scanned": OLD_HOME, "commune": "02683"}
    assert told[0]["scanned"] == "citizen-card" and told[0]["readBack"] == "screen"
    assert told[0]["joining"] == "renewed" and told[0]["joiningEvidence"]["seenOn"] == "paper"


def test_a_name_typed_over_the_card_is_marked_at_once(listed, desk):
    page, acts = scan(desk, citizen("SÙNG THỊ CŨ", "05061965", "Nữ", "010165907803", old="063907803"))
    to_the_form(page, acts)
    question = page.locator("#choice-name")
    expect(question).to_be_hidden()
    page.fill("#name", "SÙNG THỊ CŨNG")
    expect(question).to_be_visible()
    assert "SÙNG THỊ CŨNG" in question.inner_text()
    looks(desk, "scan-typed-over")
    # The same name written another way is no difference.
    page.fill("#name", "sùng thị cũ")
    expect(question).to_be_hidden()
    page.fill("#name", "SÙNG THỊ CŨNG")
    if not page.input_value("#facility"):
        page.fill("#facility", "tram y te")
        page.keyboard.press("Enter")
    desk.tick("#consent")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector("[data-code='identity-unsettled']")
    looks(desk, "scan-typed-over-asked")
    page.locator("input[name=choice-name][value=typed]").check()
    desk.tick("#consent")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    assert page.get_attribute(".spelled-name", "data-name") == "SÙNG THỊ CŨNG"
    page.click("form[action$='/abandon'] button")
    page.wait_for_selector(MAIN.format("done"))
    forgive_refusals(desk)


def test_another_persons_card_asks_first(listed, desk):
    page, acts = scan(desk, citizen("MÀO A MỘT", "05061985", "Nam", "010085907811"))
    page.wait_for_selector(MAIN.format("consult"))
    page.keyboard.press("F2")
    page.keyboard.insert_text(citizen("MÀO THỊ HAI", "06061986", "Nữ", "010186907812"))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-code='other-card']")
    assert page.inner_text("h1.name") == "MÀO A MỘT"
    looks(desk, "scan-other-card")
    page.click(".other-card button[value=separate]")
    page.wait_for_selector("h1.name >> text=MÀO THỊ HAI")
    page = desk.open("/desk")
    assert page.locator(".visit-row", has_text="MÀO A MỘT").count() == 1


def test_a_bank_code_and_a_torn_card_say_what_they_are(listed, desk):
    page, _ = scan(desk, "010185907811|nua chung")
    page.wait_for_selector("[data-code='scan-incomplete']")
    code = "00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA530370454061000005802VN62070803MAU6304"
    crc = 0xFFFF
    for byte in code.encode():
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xFFFF if crc & 0x8000 else crc << 1 & 0xFFFF
    page, _ = scan(desk, f"{code}{crc:04X}")
    page.wait_for_selector("[data-code='scan-is-payment']")
    looks_at = page.inner_text(".alert.stop")
    assert "VietQR" in looks_at
    desk.shot("scan-payment")
    forgive_refusals(desk)


def test_no_window_met_an_error(desk, attendee):
    desk.clean()
    attendee.clean()

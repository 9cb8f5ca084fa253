"""Known people and whole households, worked with scanner and keyboard alone; the acts are counted."""

import datetime

import pytest
from playwright.sync_api import expect

from evening import BUILT
from giving import by_keyboard
from test_visit import MAIN, tab_to, tool

HEAD = "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã số BHXH,Mã hộ gia đình,Quan hệ với chủ hộ,Thôn,Xã,Tỉnh," \
       "Điện thoại,Mã đối tượng,Hạn thẻ,Số tháng đã hỗ trợ"
TODAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)).date()
HOME = "Bản Mẫu,xã Thử Nghiệm,tỉnh Lào Cai"
ENDED = (TODAY - datetime.timedelta(days=20)).strftime("%d/%m/%Y")
RUNS = (TODAY + datetime.timedelta(days=200)).strftime("%d/%m/%Y")
# Nobody of these exists.
PEOPLE = [
    ("VÀNG THỊ HỘ", "03/02/1970", "Nữ", "010170907701", "00", RUNS),
    ("VÀNG VĂN CON", "04/02/1992", "Nam", "010092907702", "08", ENDED),
    ("VÀNG THỊ DÂU", "05/02/1993", "Nữ", "010193907703", "19", ENDED),
    ("VÀNG VĂN EM", "06/02/1994", "Nam", "010094907704", "08", ENDED),
    ("VÀNG THỊ ÚT", "07/02/1995", "Nữ", "010195907705", "08", ENDED),
    ("GIÀNG A MỘT", "08/02/1981", "Nam", "010081907706", "00", ENDED),
    ("TẨN THỊ TÌM", "09/02/1983", "Nữ", "010183907707", "00", ENDED),
]


def card(index):
    name, birth, sex, number, _, _ = PEOPLE[index]
    return f"{number}||{name}|{birth.replace('/', '')}|{sex}|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"


class Acts:
    """Counts what staff do: a scan, a tick, a choice, an amount, an Enter; not how the focus moves there."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def scan(self, text):
        self.page.wait_for_load_state()
        self.page.keyboard.press("F2")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        self.count += 1

    def press(self, key="Enter"):
        # A person sees the page whole before a hand moves.
        self.page.wait_for_load_state()
        self.page.keyboard.press(key)
        self.count += 1

    def tick(self, name):
        tab_to(self.page, name)
        self.press("Space")

    def choose(self, name, key, enter=False):
        """One of a list, by typing or by an arrow."""
        tab_to(self.page, name)
        self.page.keyboard.press(key) if len(key) > 1 else self.page.keyboard.type(key)
        if enter:
            self.page.keyboard.press("Enter")
        self.count += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.count += 1


@pytest.fixture(scope="module")
def listed(evening, tmp_path_factory):
    """The kiosk with a commune's list of two households."""
    rows = [
        f"{index + 1},{name},{birth},{sex},{number},,{'1000007701' if index < 5 else f'100000770{index - 3}'},{relation},{HOME},,GD,{end},"
        for index, (name, birth, sex, number, relation, end) in enumerate(PEOPLE)]
    file = tmp_path_factory.mktemp("roster") / "list.csv"
    file.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    evening.run(BUILT / "kiosk", "import", "roster", file, "--config", evening.settings)
    return evening


def arrive(desk, index):
    """Scans a card at the desk; the consultation is open."""
    page = desk.open("/desk")
    acts = Acts(page)
    acts.scan(card(index))
    page.wait_for_selector(MAIN.format("consult"))
    return page, acts


def register(page, acts, on_paper=False):
    """Fills in what the sheet still asks for."""
    page.wait_for_selector(MAIN.format("register"))
    # Nothing is ticked by the list; where it says that somebody goes on, the button itself says so.
    assert page.locator("input[name=hiJoining]:checked").count() == 0
    if page.locator("[data-primary][name=hiJoiningOffered]").count() == 0:
        tab_to(page, "hiJoining")
        page.keyboard.press("ArrowDown")
        acts.press("ArrowDown")
        acts.choose("hiSeenOn", "ArrowDown")
    if not page.input_value("#facility"):
        acts.choose("facility", "ArrowDown", enter=True)
    if on_paper:
        page.locator("input[name=paper]").check(force=True)
    acts.tick("consent")
    acts.press()
    page.wait_for_selector(MAIN.format("readBack"))


def hand_over(page, acts, look=None):
    expect(page.locator(MAIN.format("check"))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-document][data-state=printing], [data-document][data-state=waiting]")).to_have_count(
        0, timeout=60_000)
    expect(page.locator("[data-deliberate]")).to_be_enabled()
    if look:
        look("check")
    acts.press()
    page.wait_for_selector(MAIN.format("handOver"))
    if look:
        look("give")
    by_keyboard(page, tab_to, acts.press)


def looks(desk, name):
    for width, height in [(1024, 768), (1280, 800)]:
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.fits()
        desk.shows("[data-primary]")
        desk.shot(f"{name}-{width}")
    desk.page.set_viewport_size({"width": 1024, "height": 768})


def asks_whole_household(attendee, papers):
    """Names, birth dates, papers and the button stand in one window, for a household of two and of five."""
    shown = attendee.open("/attendee")
    assert shown.locator("[data-paper]").count() == papers
    looks(attendee, "household-papers")
    # As many more people as make five.
    shown.locator(".people").evaluate(
        "all => { while (all.children.length < 5) all.append(all.lastElementChild.cloneNode(true)); }")
    for width, height in [(1024, 768), (1280, 800)]:
        shown.set_viewport_size({"width": width, "height": height})
        attendee.holds()
        for part in [".spelled:last-child .spelled-birth", ".spelled:last-child [data-paper]", "[data-primary]"]:
            attendee.shows(part)
        attendee.shot(f"household-five-{width}")
    shown.set_viewport_size({"width": 1024, "height": 768})


def read_back(page, attendee):
    """The attendee says on their own screen that the names are right; the till is ready then."""
    shown = attendee.open("/attendee")
    shown.click("form[action='/attendee/read-back'] button")
    expect(page.locator(MAIN.format("pay"))).to_be_visible(timeout=10_000)
    page.focus("#tendered")


def test_a_known_person_alone(listed, evening, desk, attendee):
    # Somebody of the commune was here before, so the form knows where people go for care.
    page, acts = arrive(desk, 0)
    page.keyboard.press("Enter")
    register(page, acts)
    page.click("form[action$='/abandon'] button")
    page.wait_for_selector(MAIN.format("done"))
    page, acts = arrive(desk, 5)
    # The list knows the last card, so the next one is priced at once.
    page.wait_for_selector("button[name=outcome][value=enrol]")
    assert page.is_checked("input[name=hi]") and not page.is_checked("input[name=vsi]")
    acts.press()
    register(page, acts)
    desk.holds()
    read_back(page, attendee)
    acts.type(str(evening.amount({"scheme": "hi", "order": 1, "months": 12})))
    acts.press()
    page.wait_for_selector("[data-document]")
    paid = acts.count
    hand_over(page, acts)
    print(f"known person: {paid} acts to the payment, {acts.count} to the hand-over")
    assert paid <= 6 and acts.count == paid + 2


def test_a_new_person_by_scan(listed, evening, desk, attendee):
    page = desk.open("/desk")
    acts = Acts(page)
    acts.scan("010196907799||LÙ THỊ MỚI TỚI|09021996|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024")
    page.wait_for_selector(MAIN.format("consult"))
    acts.tick("vsi")
    acts.press()
    page.wait_for_selector("button[name=outcome][value=enrol]")
    acts.press()
    page.wait_for_selector(MAIN.format("register"))
    tab_to(page, "hiJoining")
    acts.press("Space")
    acts.choose("facility", "ArrowDown", enter=True)
    acts.tick("consent")
    acts.press()
    page.wait_for_selector(MAIN.format("readBack"))
    read_back(page, attendee)
    acts.type(str(evening.amount({"scheme": "hi", "order": 1, "months": 12})))
    acts.press()
    page.wait_for_selector("[data-document]")
    print(f"new person: {acts.count} acts to the payment")
    assert acts.count <= 10


def test_a_new_person_by_hand(listed, desk, attendee):
    page = desk.open("/desk")
    acts = Acts(page)
    page.focus("form[action='/visits'] button")
    acts.press()
    page.wait_for_selector(MAIN.format("consult"))
    acts.tick("vsi")
    acts.press()
    page.wait_for_selector("button[name=outcome][value=enrol]")
    acts.press()
    page.wait_for_selector(MAIN.format("register"))
    # The questions of work and pension are there, and cost who has nothing to answer no act.
    assert page.locator("#asks").count() == 1 and page.get_attribute("#asks", "open") is None
    for name, text in [("name", "lù văn tay"), ("birth", "09/02/1996"), ("personalID", "010096907811")]:
        tab_to(page, name)
        acts.type(text)
    acts.tick("sex")
    tab_to(page, "hiJoining")
    acts.press("Space")
    acts.choose("facility", "ArrowDown", enter=True)
    acts.tick("consent")
    acts.press()
    page.wait_for_selector(MAIN.format("readBack"))
    assert page.locator(".spelled-name").inner_text().split() == ["LÙ", "VĂN", "TAY"]
    read_back(page, attendee)
    acts.type("1366200")
    acts.press()
    page.wait_for_selector("[data-document]")
    print(f"new person by hand: {acts.count} acts to the payment")
    assert acts.count <= 14


def test_a_household_of_four(listed, desk, attendee):
    page, acts = arrive(desk, 1)
    page.wait_for_selector("button[name=outcome][value=enrol]")
    acts.press()
    page.wait_for_selector(MAIN.format("register"))
    # The head holds a card, so the son is the second.
    assert "Người thứ 2 · 70 %" in page.inner_text("[data-order]")
    looks(desk, "household-register")
    register(page, acts)
    assert f"sau {PEOPLE[0][0]} (thẻ đến {RUNS})" in page.inner_text("[data-order]")
    looks(desk, "household-first")
    # One by a card, two by a tap in the list.
    acts.scan(card(2))
    page.wait_for_selector("input[name=member][value=new]", state="attached")
    assert page.input_value("[name=name]") == PEOPLE[2][0]
    looks(desk, "household-member")
    register(page, acts)
    for index in [3, 4]:
        button = page.locator("[data-listed]", has_text=PEOPLE[index][0])
        button.focus()
        acts.press()
        page.wait_for_selector("input[name=member][value=new]", state="attached")
        assert page.input_value("[name=name]") == PEOPLE[index][0]
        register(page, acts)
    members = page.locator("[data-member]")
    expect(members).to_have_count(4)
    assert "Người thứ 5 · 40 %" in members.nth(3).inner_text()
    looks(desk, "household-read-back")
    shown = attendee.open("/attendee")
    assert shown.locator(".spelled-name").count() == 4
    looks(attendee, "household-read-back-attendee")
    read_back(page, attendee)
    looks(desk, "household-pay")
    due = page.get_attribute("[data-due]", "data-due")
    page.focus("#tendered")
    acts.type(due)
    acts.press()
    page.wait_for_selector("[data-document]")
    paid = acts.count
    hand_over(page, acts)
    # The first as any person alone; each other one by a card or a tap, the consent and an Enter.
    assert paid <= 6 + 3 * 3
    print(f"household of four: {paid} acts to the payment, {acts.count} to the hand-over")
    receipts = [tool("pdftotext", "-layout", file, "-") for file in (listed.tray / "receipt").glob("*.pdf")]
    of_all = [text for text in receipts if all(f"{person[0]}: BHYT" in text for person in PEOPLE[1:5])]
    assert len(of_all) == 1, "one receipt with a line each"


def finish(desk, on_paper=False):
    """What a form still asks of somebody nobody knows, without counting acts."""
    page = desk.page
    desk.tick("[name=hiJoining][value=new]")
    if on_paper:
        desk.tick("[name=paper]")
    page.focus("#facility")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    desk.tick("#consent")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))


def alone(desk, card, on_paper=False):
    """A stranger is registered by themselves; the page of their visit."""
    page = desk.open("/desk")
    Acts(page).scan(card)
    page.wait_for_selector(MAIN.format("consult"))
    page.set_checked("input[name=hi]", True)
    page.set_checked("input[name=vsi]", False)
    page.click("button[name=outcome][value=compare]")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector(MAIN.format("register"))
    finish(desk, on_paper)
    return page


def give_up(page):
    page.goto(page.url.split("?")[0])
    page.click("form[action$='/abandon'] button")
    page.wait_for_selector(MAIN.format("done"))


def checked(page):
    return page.eval_on_selector_all(
        "form[data-keep] input:checked", "all => all.map(one => one.name + '=' + one.value)")


def test_back_finds_the_next_persons_form_as_the_kiosk_draws_it(listed, desk):
    page = alone(desk, "010196907831||LÙ THỊ LÙI|09021996|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024")
    page.goto(page.url + "?edit=member")
    empty = checked(page)
    for name, text in [("name", "lù thị tích"), ("birth", "09/02/1996"), ("personalID", "010196907833"), ("phone", "0912345678")]:
        page.fill(f"#{name}", text)
    desk.tick("[name=sex][value=female]")
    desk.tick("#consentContact")
    finish(desk)
    page.go_back()
    page.wait_for_selector("input[name=member][value=new]", state="attached")
    assert page.input_value("#name") == "" and checked(page) == empty
    # What the kiosk itself keeps comes back.
    page.fill("#name", "LÙ THỊ KẾ")
    page.goto(desk.address + "/desk")
    page.go_back()
    page.wait_for_load_state()
    assert page.input_value("#name") == "LÙ THỊ KẾ" and checked(page) == empty
    give_up(page)


def test_a_member_is_found_by_name_and_each_paper_says_whose_it_is(listed, desk, attendee):
    page = alone(desk, "010176907832||LÙ THỊ MẸ|09021976|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024", True)
    acts = Acts(page)
    acts.scan("giang a mot")
    page.wait_for_selector("#found")
    looks(desk, "household-found")
    # The one found has the focus; the address is one that a reload can ask for.
    assert page.url.endswith("?edit=household")
    acts.scan("không có ai")
    page.wait_for_selector("[data-code=member-not-found]")
    page.reload()
    acts.scan("tim tan")
    page.wait_for_selector("#found")
    acts.press()
    page.wait_for_selector("input[name=member][value=new]", state="attached")
    assert page.input_value("#name") == PEOPLE[6][0]
    register(page, acts, on_paper=True)
    asks_whole_household(attendee, 2)
    read_back(page, attendee)
    acts.type(page.get_attribute("[data-due]", "data-due"))
    acts.press()
    page.wait_for_selector("[data-document]")

    def look(step):
        names = page.locator("[data-kind=health-card] .person").all_inner_texts()
        assert sorted(names) == ["LÙ THỊ MẸ", PEOPLE[6][0]], step
        if step == "give":
            # Which papers go, and to whom, is to be seen before the button that gives them.
            desk.shows("#papers")
            desk.shows("#receiver")
        looks(desk, f"household-{step}")

    hand_over(page, acts, look)
    looks(desk, "household-done")
    desk.errors[:] = [error for error in desk.errors if "422" not in error]


def test_the_households_own_page(listed, desk):
    page, acts = arrive(desk, 0)
    if page.locator("button[name=outcome][value=enrol]").count() == 0:
        page.keyboard.press("Enter")
        page.wait_for_selector("button[name=outcome][value=enrol]")
    acts.press()
    register(page, acts)
    page.goto(page.url.split("?")[0] + "?edit=household")
    page.wait_for_selector("#restate")
    looks(desk, "household-page")
    page.select_option("#stated", "2")
    page.click("#restate button")
    page.wait_for_selector(MAIN.format("readBack"))
    assert "2 người có biên lai" in page.inner_text("[data-order]")
    page.click("form[action$='/abandon'] button")
    page.wait_for_selector(MAIN.format("done"))
    desk.clean()

"""Who is registered, on what evidence, with whose agreement: from the form to the province."""

import datetime
import json
import subprocess
import urllib.parse

import pytest
from playwright.sync_api import expect

from evening import BUILT

MAIN = "main[data-step='{}']"
ADULT = "010190905321||RƠ CHÂM H'BƠ|21111990|Nữ|Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai|01012024"
YEAR = datetime.date.today().year
CHILD_BORN = f"15/03/{YEAR - 16}"
CHILD_ID = f"0103{(YEAR - 16) % 100:02}905322"
RIGHT_ID = CHILD_ID[:-2] + "33"


def begin(desk, text=None, category="other"):
    """Opens a visit for social insurance alone, and leaves its registration form open."""
    page = desk.open("/desk")
    if text:
        page.keyboard.press("F2")
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")
    else:
        page.click("form[action='/visits'] button")
    page.wait_for_selector(MAIN.format("consult"))
    page.set_checked("input[name=hi]", False)
    page.set_checked("input[name=vsi]", True)
    page.fill("[name=vsiIncome]", "3000000")
    page.select_option("[name=vsiMethod]", "monthly")
    page.select_option("[name=vsiCategory]", category)
    page.click("button[name=outcome][value=compare]")
    page.wait_for_selector("button[name=outcome][value=enrol]")
    page.click("button[name=outcome][value=enrol]")
    page.wait_for_selector(MAIN.format("register"))
    return page


def sizes(desk, check):
    for width, height in [(1024, 768), (1280, 800)]:
        desk.page.set_viewport_size({"width": width, "height": height})
        check(f"{width}")
    desk.page.set_viewport_size({"width": 1024, "height": 768})


def look(desk, name):
    def check(width):
        desk.fits()
        desk.shows("[data-primary]")
        desk.shot(f"{name}-{width}")
        small = desk.page.evaluate("""() => [...document.querySelectorAll("main button, main .button, main label.tick, main label.radio")]
            .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.innerText)""")
        assert small == []
    sizes(desk, check)


def forgive_refusals(desk):
    desk.errors[:] = [error for error in desk.errors if "422" not in error]


def records(evening, kind):
    """What the province reads of one kind, after all was sent."""
    told = subprocess.run(
        [BUILT / "kiosk-intake", "open", "--store", evening.folder / "intake.sqlite", "--keys",
         evening.folder / "province", "--json"], capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in told.splitlines()]
    return [one["record"] for one in found if one["kind"] == kind]


@pytest.fixture(scope="module")
def child(evening, desk):
    """A sixteen-year-old with a near-poor certificate, paid; the tests below look at what came of it."""
    page = begin(desk, category="near-poor")
    look(desk, "register-empty")
    page.fill("#name", "giàng")
    expect(page.locator("#guardian")).to_be_hidden()
    page.fill("#birth", CHILD_BORN)
    expect(page.locator("#guardian")).to_be_visible()
    page.fill("#birth", "21/11/1990")
    expect(page.locator("#guardian")).to_be_hidden()
    page.fill("#birth", CHILD_BORN)
    page.fill("#personalID", CHILD_ID)
    desk.tick("input[name=sex][value=female]")
    page.fill("#phone", "0912345678")
    desk.tick("input[name=vsiJoining][value=new]")
    expect(page.locator("#vsiLastPaid")).to_be_hidden()
    desk.tick("input[name=vsiJoining][value=renewed]")
    expect(page.locator("#vsiLastPaid")).to_be_visible()
    desk.tick("input[name=vsiJoining][value=new]")
    desk.tick("input[name=proof-near-poor-kind][value=certificate]")
    page.fill("#proof-near-poor-number", "GCN-07")
    page.fill("#proof-near-poor-year", str(YEAR))
    page.click("[data-fill=proof-near-poor-commune]")
    assert page.input_value("#proof-near-poor-commune") == "xã Thử Nghiệm"
    for tick in ["consent", "consentContact", "consentReminder"]:
        assert not page.is_checked(f"#{tick}")
        desk.tick(f"#{tick}")
    desk.tick("input[name=paper]")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector("[data-code='guardian-not-agreed']")
    look(desk, "register-guardian")
    page.fill("#guardianName", "giàng a cha")
    page.select_option("#guardianRelation", "father")
    page.fill("#guardianPhone", "0987 654 321")
    desk.tick("#guardianAgrees")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    assert page.locator(".spelled-name span").all_inner_texts() == ["GIÀNG"]
    look(desk, "read-back-child")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tendered")
    page.fill("#tendered", page.get_attribute("[data-due]", "data-due"))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-document]")
    forgive_refusals(desk)
    return page.url


def test_a_correction_takes_a_good_paper_back_and_prints_it_right(child, desk):
    page = desk.open(child.replace(desk.address, ""))
    expect(page.locator(MAIN.format("check"))).to_be_visible(timeout=60_000)
    expect(page.locator("[data-document][data-state=printing], [data-document][data-state=waiting]")).to_have_count(
        0, timeout=60_000)
    page.click("form[action^='/visits/'][action$='/verdict'] button")
    page.wait_for_selector(MAIN.format("handOver"))
    desk.holds()
    desk.shot("hand-over-with-rights")
    page.click("a[href$='/rights']")
    page.wait_for_selector(MAIN.format("rights"))
    sizes(desk, lambda width: (
        desk.holds(), desk.shows("form[action$='/correction'] button"), desk.shot(f"rights-{width}")))
    assert page.input_value("#personalID") == CHILD_ID and page.input_value("#siCode") == ""
    page.fill("#name", "GIÀNG THỊ SỬA")
    page.fill("#personalID", RIGHT_ID[:-1])
    page.click("form[action$='/correction'] button")
    page.wait_for_selector("[data-code='field-personal-id']")
    desk.shot("rights-wrong-number")
    page.fill("#personalID", RIGHT_ID)
    page.click("form[action$='/correction'] button")
    page.wait_for_selector("[data-code='correction-papers-out']")
    assert page.input_value("#name") == "GIÀNG THỊ SỬA" and page.input_value("#personalID") == RIGHT_ID
    desk.tick("input[name=hasPapers]")
    page.click("form[action$='/correction'] button")
    page.wait_for_selector(".told li")
    desk.shot("rights-corrected")
    page.click("form[action$='/withdrawal'] button >> nth=0")
    page.wait_for_selector(".notice")
    assert page.locator("form[action$='/withdrawal']").count() == 1
    page.click("a[href^='/visits/']")
    page.wait_for_selector(MAIN.format("check"))
    states = page.eval_on_selector_all("[data-document]", "all => all.map(one => one.dataset.state)")
    assert sorted(states) == ["good", "spoiled", "spoiled"]
    forgive_refusals(desk)


def test_the_province_reads_guardian_evidence_agreements_correction_and_withdrawal(child, evening, desk):
    page = desk.open("/queue")
    page.click("form[action='/queue/send'] button")
    expect(page.locator("form[action='/queue/send']")).to_have_count(0, timeout=30_000)
    mine = [one for one in records(evening, "registration") if one["person"]["name"] == "GIÀNG"]
    assert len(mine) == 1
    told = mine[0]
    assert told["guardian"]["name"] == "GIÀNG A CHA" and told["guardian"]["phone"] == "0987654321"
    assert told["proofs"] == [{
        "claim": "near-poor", "kind": "certificate", "number": "GCN-07", "year": YEAR, "commune": "xã Thử Nghiệm"}]
    assert {one["purpose"] for one in told["agreements"]} == {"contact", "reminder"}
    assert told["joining"] == "new" and told["paper"] is True
    fixed = [one for one in records(evening, "correction") if one["registration"] == told["id"]]
    assert [(change["field"], change["after"]) for change in fixed[0]["changes"]] == [
        ("name", "GIÀNG THỊ SỬA"), ("personalID", RIGHT_ID)]
    back = [one for one in records(evening, "consent-withdrawal") if one["registration"] == told["id"]]
    assert [one["purpose"] for one in back] == ["contact"]


def test_a_known_persons_form_has_its_action_in_view_and_folds_what_is_not_needed(evening, desk):
    page = begin(desk, ADULT)
    look(desk, "register-known")
    for hidden in ["#guardian", "#vsiLastPaid", "#vsiSeenOn"]:
        expect(page.locator(hidden)).to_be_hidden()
    assert page.locator(".proof").count() == 0
    page.click("#aloud summary")
    assert page.locator("#aloud li").count() == 3
    desk.shot("register-aloud")


def keeps(text):
    """Whether an answer is the one to a draft that holds this text."""
    def is_kept(answer):
        sent = urllib.parse.parse_qs(answer.request.post_data or "")
        return answer.url.endswith("/draft") and answer.ok and [text] in sent.values()
    return is_kept


def test_what_is_typed_survives_a_reload_and_a_crash_of_the_browser(evening, desk, station):
    page = begin(desk)
    address = page.url
    # Kept every few seconds: waits for the answer to what was typed last.
    with page.expect_response(keeps("02/03/1988")):
        page.fill("#name", "SÙNG THỊ DỞ")
        desk.tick("#consent")
        page.fill("#birth", "02/03/1988")
    page.reload()
    assert page.input_value("#name") == "SÙNG THỊ DỞ" and page.input_value("#birth") == "02/03/1988"
    assert not page.is_checked("#consent"), "an agreement is asked for again"
    page.evaluate("scrollTo(0, 0)")
    desk.shows(".restored")
    desk.shot("register-restored")
    page.fill("#address", "Bản Mẫu")
    page.goto(desk.address + "/desk")  # at once: the page goes with what was typed last
    # What a page sends while it goes may come after the next page was asked for.
    for _ in range(20):
        page.goto(address)
        if page.input_value("#address"):
            break
        page.wait_for_timeout(250)
    assert page.input_value("#address") == "Bản Mẫu"
    # Enter in a field sends the form, and does not drop what was kept.
    page.press("#name", "Enter")
    page.wait_for_selector(".mend")
    assert page.input_value("#name") == "SÙNG THỊ DỞ"
    page.goto(address)
    page.click("[form=draft-drop]")
    page.wait_for_selector(".notice")
    assert page.input_value("#name") == ""
    forgive_refusals(desk)


def test_the_attendee_reads_each_syllable_apart_with_birth_date_and_number(evening, desk, attendee):
    page = begin(desk, ADULT.replace("RƠ CHÂM H'BƠ", "NGUYỄN HOÀNG PHƯƠNG THẢO VY ANH ĐÀO THỊ MỸ DUYÊN").replace("905321", "905323"))
    desk.tick("input[name=vsiJoining][value=new]")
    desk.tick("#consent")
    page.click("form[action$='/registration'] [data-primary]")
    page.wait_for_selector(MAIN.format("readBack"))
    look(desk, "read-back-long")
    window = attendee.open("/attendee")
    assert window.locator(".spelled-name span").count() == 10
    assert window.inner_text(".spelled-birth") == "21/11/1990"
    assert "5323" in window.inner_text(".spelled-number") and "010190905323" not in window.content()
    attendee.fits()
    attendee.shows("[data-primary]")
    attendee.shot("read-back-long-attendee")


def test_no_window_met_an_error(desk, attendee):
    desk.clean()
    attendee.clean()

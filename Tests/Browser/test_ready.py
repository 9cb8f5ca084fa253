"""The check before the show, on the screens of a kiosk and on paper."""

import re
import subprocess

import pytest

from accessible import expect_accessible


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_page_fits(desk, size):
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = desk.open("/ready")
    desk.fits()
    desk.shows("footer.actions [data-primary]")
    desk.shot(f"ready-{size[0]}")
    assert page.locator("[data-state=stop]").count() == 0
    assert page.locator("[data-check=ledger-sound][data-state=ok]").count() == 1
    # What is right is folded; what is not comes first.
    assert not page.locator("[data-check=ledger-sound]").is_visible()
    states = page.eval_on_selector_all("[data-check]", "all => all.map((one) => one.dataset.state)")
    assert states == sorted(states, key=["stop", "warning", "ok"].index) and "warning" in states
    assert page.locator("main code:visible").count() == 0
    page.click("#ready-right > summary")
    assert page.locator("[data-check=ledger-sound]").is_visible()
    chips = page.eval_on_selector_all(".ready-state", "all => all.map((one) => one.getBoundingClientRect().height)")
    assert max(chips) < 40, "a state stands on two lines"
    expect_accessible(page)
    desk.page.set_viewport_size({"width": 1024, "height": 768})


def test_prints_on_a4(desk, tmp_path):
    page = desk.open("/ready")
    sheet = tmp_path / "ready.pdf"
    page.pdf(path=str(sheet), prefer_css_page_size=True)
    facts = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in facts
    assert int(re.search(r"Pages:\s+(\d+)", facts).group(1)) <= 2
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "Người kiểm tra ký" in text and "ledger-sound" in text
    assert "Bàn tiếp" not in text, "the navigation is on the paper"


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800)])
def test_printers_are_lined_up_by_a_drawing(desk, size):
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = desk.open("/calibration")
    desk.fits()
    desk.shows(".lined-drawing")
    desk.shows("[data-primary]")
    desk.shot(f"calibration-{size[0]}")
    assert page.inner_text("[data-primary]").startswith("Xong")
    first = [page.locator(f"#left-{printer}").bounding_box()["y"] for printer in ["card", "book", "receipt"]]
    assert max(first) - min(first) < 1, "the columns are not even"
    desk.page.set_viewport_size({"width": 1024, "height": 768})


def test_looks_again_by_enter(desk):
    page = desk.open("/ready")
    before = page.locator("[data-check]").count()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/ready") and page.locator("[data-check]").count() == before
    desk.clean()

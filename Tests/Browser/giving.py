"""Papers given out: signed for on the attendee's screen, or against a mark."""

from playwright.sync_api import expect

MAIN = "main[data-step='{}']"


def draw(window):
    """Signs in the box with the mouse: two strokes that nobody's name has."""
    page = window.page
    page.wait_for_selector(MAIN.format("sign"))
    box = page.locator("[data-sign-box]").bounding_box()

    def at(x, y):
        return box["x"] + box["width"] * x, box["y"] + box["height"] * y

    for stroke in [[(0.2, 0.3), (0.35, 0.7), (0.5, 0.3)], [(0.55, 0.5), (0.7, 0.4), (0.8, 0.6)]]:
        page.mouse.move(*at(*stroke[0]))
        page.mouse.down()
        for point in stroke[1:]:
            page.mouse.move(*at(*point), steps=6)
        page.mouse.up()


def sign(window):
    """The receiver signs and says so; the screen thanks them."""
    draw(window)
    window.page.click("[data-sign] [data-primary]")
    window.page.wait_for_selector(MAIN.format("signed"))


def hand_over(desk, attendee):
    """The officer asks, the receiver signs, the officer confirms."""
    page = desk.page
    page.click("button[form='hand-over'][data-primary]")
    if page.locator("[data-signing]").count() or page.locator(MAIN.format("handOver")).count():
        page.wait_for_selector("[data-signing=open]")
        attendee.open("/attendee")
        sign(attendee)
        # No reload: the events tell when it was signed.
        page.wait_for_selector("[data-signing=signed]")
        expect(page.locator("[data-deliberate]")).to_be_enabled()
        page.click("[data-primary]")
    page.wait_for_selector(MAIN.format("done"))


def by_keyboard(page, tab_to, press):
    """Without a pointer: a receipt goes at once, a card or a book against a mark."""
    page.wait_for_selector(MAIN.format("handOver"))
    if page.locator("button[name=by]").count():
        tab_to(page, "by")
        press("Enter")
        page.wait_for_selector("[data-signing=open] #seen:focus")
        press("Space")
    press("Enter")
    page.wait_for_selector(MAIN.format("done"))


def count_blanks(page):
    """Counts every kind of blank as the book has it, at the close of a shift.

    What the book has is shown only after a first count, which is wrong.
    """
    for field in page.locator("[data-equation] input[name^=count-]").all():
        field.fill("0")
    page.click("form[action='/stock/count'] button")
    page.wait_for_selector("[data-code='blanks-difference']")
    for row in page.locator("[data-equation]").all():
        kind = row.get_attribute("data-equation")
        page.fill(f"#count-{kind}", page.locator(f"[name='expected-{kind}']").get_attribute("value"))
    page.click("form[action='/stock/count'] [data-primary]")
    page.wait_for_selector("#stock-closing", state="detached")

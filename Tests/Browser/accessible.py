"""Whether a page shuts anyone out, by the rules of WCAG 2.2 at AA."""

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

# What breaks a rule is told whole; what keeps it is not listed, which takes half of the time.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def expect_accessible(page, name=None):
    """Nothing on the page, as it is shown now, shuts anyone out."""
    page.wait_for_load_state()
    if not page.evaluate("window.axe !== undefined"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("rules => axe.run(rules)", RULES))
    assert found.violations_count == 0, f"{name or page.url}: {found.generate_report()}"


def expect_accessible_in_both_schemes(page, name=None):
    """As `expect_accessible`, in the dark and in light."""
    for scheme in ["dark", "light"]:
        page.emulate_media(color_scheme=scheme)
        expect_accessible(page, f"{name or page.url}, {scheme}")

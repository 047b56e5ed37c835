"""The page in a real browser: nothing from outside, nothing in the way of any reader.

COUNTERCLAIM_BROWSER names a Chromium; without it the one on the PATH is taken.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.runs.ingesting import ingest
from flows.settings import Settings
from tests.flows.page.conftest import serving
from warehouse.file.snapshot import snapshot_path

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LONG = "a" * 10_000
EVIL = '<script>window.taken = 1</script><img src=x onerror="window.taken = 1">'
ARABIC = "\u202eقُتل ما لا يقل عن ٢٣ شخصًا\u202c"
TEXT = (
    "VELMORA, June 4 - {toll} people were killed when a dam burst above the town of Aleppo on "
    "Monday, {who} said. {more} Rescuers searched the mud for a third day, and the governor "
    "ordered schools to stay shut until the end of the week.\n\nThe dam is old."
)
HOSTILE = [
    {
        "id": "javascript:alert(1)",
        "title": f"Dam bursts {EVIL}",
        "publisher": f"Courier {EVIL}",
        "published": "2031-06-04",
        "text": TEXT.format(toll="23", who="police", more=f"{EVIL} {LONG} {ARABIC} \x00\x1b[31m"),
    },
    {
        "id": "b",
        "title": f"{ARABIC} </title></main>",
        "publisher": "عكاظ",
        "published": "2031-06-04",
        "url": "javascript:alert(1)",
        "text": TEXT.format(toll="67", who="hospital officials", more="{{ 7 * 7 }} %s ${x}"),
    },
]


def missing(what: str) -> None:
    """On a developer's machine these tests may be left out; where changes are checked they fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}, and CI is set: the page is to be seen in a browser")
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium for this module: while it is open no other event loop runs."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    path = os.environ.get("COUNTERCLAIM_BROWSER") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if path is None:
        missing("no Chromium is on the PATH, and COUNTERCLAIM_BROWSER names none")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def hostile(seeds_file, world_of, tmp_path_factory):
    """The seeds and two articles that mean harm, served with writes."""
    folder = tmp_path_factory.mktemp("hostile")
    world = world_of(folder)
    for name in (lambda path: path, snapshot_path):
        shutil.copy(name(seeds_file), name(world.settings.warehouse))
    records = folder / "hostile.jsonl"
    records.write_text("\n".join(map(json.dumps, HOSTILE)))
    report = ingest([str(records)], world)
    assert (report.articles, len(report.alerts)) == (2, 1)
    with serving(Settings(warehouse=world.settings.warehouse), writes=True) as site:
        yield site


class Watched:
    """A tab, and what went on behind it."""

    def __init__(self, page, url: str) -> None:
        self.page, self.url = page, url
        self.wrong: list[str] = []
        page.on("console", lambda m: m.type in ("error", "warning") and self._note(m.text))
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("dialog", lambda dialog: (self._note("a dialog"), dialog.dismiss()))
        page.on("request", lambda r: r.url.startswith((url, "data:")) or self._note(r.url))

    def _note(self, what: str) -> None:
        self.wrong.append(what)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    @property
    def is_held(self) -> bool:
        """Whether nothing reaches beyond the side of the screen."""
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        return wide[0] <= wide[1]


@contextmanager
def tab(browser, site, **options) -> Iterator[Watched]:
    with browser.new_context(**options) as context:
        context.set_default_timeout(10_000)
        yield Watched(context.new_page(), site.url)


def dispute(site, measure: str = "killed", outlet: str = "") -> str:
    html = site.get(f"/disputes?measure={measure}&outlet={outlet}").text
    return f"/disputes/{re.findall(r'id=.d-([0-9a-f]{16})', html)[0]}"


def paths(site) -> list[str]:
    """Every kind of page, with something on it."""
    evil = dispute(site, outlet="عكاظ")
    articles = re.findall(r'href="(/articles/[0-9a-f]{16})"', site.get(evil).text)
    events = re.findall(r'href="(/events/[0-9a-f]{16})"', site.get("/events").text)
    return [
        *("/disputes", evil, *dict.fromkeys(articles)),
        *("/events", events[0], "/series?measure=killed", "/sources", "/search?q=aleppo", "/feeds"),
        *("/status", "/nothing"),
    ]


def issues(page, **options) -> list[tuple[str, str]]:
    """What axe-core finds serious on a page that holds it already."""
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **options})
    return [
        (issue["id"], node["html"][:200])
        for issue in found["violations"]
        if issue["impact"] in ("serious", "critical")
        for node in issue["nodes"]
    ]


def test_no_page_keeps_any_reader_out(browser, hostile):
    """Each page in light and dark, wide and narrow; colours are all that the scheme changes."""
    from axe_playwright_python.base import AXE_SCRIPT

    found = []
    with tab(browser, hostile, viewport=WIDE) as tabbed:
        page = tabbed.page
        for path in paths(hostile):
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(WIDE)
            tabbed.open(path)
            page.evaluate(AXE_SCRIPT)
            found += [(path, "light", *issue) for issue in issues(page)]
            assert tabbed.is_held, f"{path} is wider than a desk's screen"
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size(NARROW)
            found += [(path, "dark", *issue) for issue in issues(page, runOnly=["color-contrast"])]
            assert tabbed.is_held, f"{path} is wider than a telephone's screen"
            assert page.evaluate("window.taken") is None
        page.goto("about:blank")
        page.set_content("<p style='color: #bbb'>Pale</p>")
        page.evaluate(AXE_SCRIPT)
        assert "color-contrast" in dict(issues(page)), "it finds what there is to find"
    assert found == []
    assert [line for line in tabbed.wrong if "404" not in line] == []


def test_hostile_text_is_whole_and_harmless(browser, hostile):
    listed = hostile.get(dispute(hostile, outlet="عكاظ")).text
    keys = re.findall(r'href="(/articles/[0-9a-f]{16})"', listed)
    with tab(browser, hostile, viewport=NARROW) as tabbed:
        texts = []
        for key in dict.fromkeys(keys):
            tabbed.open(key)
            texts.append(tabbed.page.inner_text("main"))
            assert (
                tabbed.page.locator("main img, main script, main a[href^=javascript]").count() == 0
            )
    whole = "\n".join(texts)
    for part in (EVIL, LONG, "قُتل ما لا يقل عن ٢٣ شخصًا", "{{ 7 * 7 }} %s ${x}", "</title></main>"):
        assert part in whole


def test_plots_have_a_point_for_each_figure(browser, hostile):
    (item, *_) = hostile.get("/disputes.json?measure=killed&outlet=Levant+Ledger").json()["items"]
    with tab(browser, hostile, viewport=WIDE) as tabbed:
        tabbed.open(item["url"].removeprefix(hostile.url))
        points = tabbed.page.locator(".figures circle.point")
        left = [points.nth(at).bounding_box()["x"] for at in range(points.count())]
        assert len(left) == 2 and left[1] - left[0] > 100, "370,000 and 500,000 stand apart"
        ticks = tabbed.page.locator(".figures .axis text").all_inner_texts()
        assert len(ticks) >= 3
        tabbed.open("/series?measure=displaced&place=SY")
        drawn = tabbed.page.locator(".timeplot svg.time g").count()
        assert drawn == tabbed.page.locator(".timeplot tbody tr").count() > 5


def test_filters_work_by_keyboard_alone(browser, hostile):
    with tab(browser, hostile, viewport=WIDE) as tabbed:
        tabbed.open("/disputes")
        keyboard = tabbed.page.keyboard
        focused = "document.activeElement.matches(':focus-visible') && document.activeElement.id"
        keyboard.press("Tab")
        assert tabbed.page.inner_text(":focus") == "Skip to content"
        assert tabbed.page.locator(".skip").bounding_box()["x"] >= 0, "it shows itself"
        keyboard.press("Enter")
        assert tabbed.page.evaluate("document.activeElement.id") == "content"
        keyboard.press("/")
        assert tabbed.page.evaluate(focused) == "measure"
        keyboard.type("killed")
        for _ in range(2):
            keyboard.press("Tab")
        keyboard.type("Aleppo")
        with tabbed.page.expect_navigation():
            keyboard.press("Enter")
        assert tabbed.page.url == f"{hostile.url}/disputes?measure=killed&place=Aleppo"
        assert tabbed.page.locator("article.card").count() == 1
        assert tabbed.wrong == []


def test_the_page_works_with_scripts_off(browser, hostile):
    with tab(browser, hostile, viewport=NARROW, java_script_enabled=False) as tabbed:
        page = tabbed.page
        tabbed.open("/disputes")
        page.select_option("#measure", "displaced")
        page.get_by_role("button", name="Show").click()
        assert "measure=displaced" in page.url and page.locator("article.card").count() == 3
        page.click("article.card summary >> nth=0")
        assert page.locator("article.card mark >> nth=0").is_visible()
        page.click("article.card h2 a >> nth=0")
        page.fill("#note", "checked by phone")
        page.get_by_role("button", name="Right").click()
        assert "Confirmed" in page.inner_text(".badges")
        assert "checked by phone" in page.inner_text("main")
        page.get_by_role("button", name="Take back").click()
        assert "Confirmed" not in page.inner_text(".badges")


def test_it_prints_without_what_is_for_the_screen(browser, hostile):
    with tab(browser, hostile, viewport=WIDE) as tabbed:
        tabbed.open("/disputes")
        tabbed.page.emulate_media(media="print")
        assert not tabbed.page.locator(".filters, .masthead nav").first.is_visible()
        assert tabbed.page.locator("article.card h2").first.is_visible()


def test_ci_has_a_browser() -> None:
    """What .ci/run installs is what is looked for here."""
    text = Path(".ci/run").read_text(encoding="utf-8")
    assert "chromium" in text and "CI" in text

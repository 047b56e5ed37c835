"""A hundred hostile pages: each is read, refused or killed, and the next article is unaffected.

The whole set runs with the slow tests; twelve that stand for their kinds run always.
"""

import multiprocessing.forkserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.article.archive import page_of_file
from extractors.errors import InputError
from extractors.records import Page
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.pages import PRELOAD, Job, PageLost, account_page
from tests.flows.workers.hostile_pages import DOZEN, PAGES
from warehouse.records import Account

GONE = 20.0  # seconds within which a page's worker is done with it, or gone
MEMORY = 1 << 20  # KiB that a worker may hold
JOB = Job(datetime(2026, 3, 1, tzinfo=UTC))

GOOD = "<html><body><article>{}</article></body></html>".format(
    "<p>At least 12 people were killed in Homs on Monday, the ministry said.</p>"
    "<p>The road to the north was closed, and the search for others went on.</p>"
)


@pytest.fixture(scope="module")
def usual() -> Iterator[Workers]:
    with Workers(1, PAGE_LIMITS, [PRELOAD]) as workers:
        workers.outcome(workers.submit(len, "warm"))
        yield workers


@contextmanager
def watched() -> Iterator[list[int]]:
    """The largest resident size, in KiB, that any process has while the block runs."""
    peak = [0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max([peak[0], *_sizes()])

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _sizes() -> Iterator[int]:
    """Resident sizes of our worker processes: the children of multiprocessing's fork server."""
    server = multiprocessing.forkserver._forkserver._forkserver_pid
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            held = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except OSError:
            continue
        if int(held["PPid"]) == server and "VmRSS" in held:
            yield int(held["VmRSS"].split()[0])


def attempt(body: bytes, pool: Workers) -> Account | InputError:
    try:
        page = page_of_file("https://a.example/page.html", body)
    except InputError as refused:
        return refused
    return account_page(page, pool, JOB)


def try_page(name: str, pool: Workers) -> None:
    body = PAGES[name]()
    with watched() as peak:
        began = time.monotonic()
        result = attempt(body, pool)
        took = time.monotonic() - began
    kind = "killed" if isinstance(result, PageLost) else "refused"
    kind = "read" if isinstance(result, Account) else kind
    print(f"{name:20} {kind:8}{took:5.1f} s {peak[0] >> 10:4d} MB")  # shown with -s
    assert isinstance(result, Account | InputError)
    if isinstance(result, PageLost):
        assert result.page.html or result.page.text
    assert peak[0] < MEMORY
    assert took < GONE
    good = account_page(Page("good", html=GOOD), pool, JOB)
    assert isinstance(good, Account) and len(good.quantities) == 1


@pytest.mark.parametrize("name", DOZEN)
def test_a_dozen(hasty: Workers, name: str) -> None:
    try_page(name, hasty)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_all_under_the_usual_limits(usual: Workers, name: str) -> None:
    try_page(name, usual)


def test_there_are_sixty_and_more() -> None:
    assert len(PAGES) >= 60
    assert set(DOZEN) <= set(PAGES)

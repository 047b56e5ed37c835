"""Workers that hang, fill up, crash or fail: each is reported, its neighbours are untouched."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.article import read_article
from extractors.errors import ArticleError
from extractors.feeds import parse_feed
from extractors.records import Page
from flows.workers.isolation import IsolationError, Limits, Workers
from tests import paths
from tests.flows.workers import hostile_work as work

SECONDS = 2.0
ROOT = paths.ROOT


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    preload = ["extractors.feeds", "extractors.article.html"]
    with Workers(1, Limits(seconds=SECONDS, megabytes=700), preload) as pool:
        yield pool


def alive(workers: Workers) -> bool:
    return workers.outcome(workers.submit(work.double, 21)) == 42


def test_work_is_done_elsewhere(workers: Workers) -> None:
    assert alive(workers)
    assert workers.outcome(workers.submit(work.own_pid)) != os.getpid()


@pytest.mark.parametrize(
    "task, message",
    [
        ((work.sleep, 60.0), "took more than 4 s$"),
        ((work.spin,), "took more than (?:2 s of processor time|4 s)"),
        ((work.fill, 3_000), "took more memory than it may"),
        ((work.die,), "crashed its reader"),
        ((work.recurse,), "is nested too deeply"),
        ((work.fail,), "made its reader fail .AwkwardError: this that"),
    ],
    ids=lambda value: getattr(value[0], "__name__", None) if isinstance(value, tuple) else None,
)
def test_what_goes_wrong_is_reported_and_the_next_task_runs(
    workers: Workers, task: tuple[object, ...], message: str
) -> None:
    began = time.perf_counter()
    future = workers.submit(*task)  # type: ignore[arg-type]
    with pytest.raises(IsolationError, match=message):
        workers.outcome(future)
    assert alive(workers)
    assert time.perf_counter() - began < 20


def test_a_reader_s_own_error_comes_back_as_it_was(workers: Workers) -> None:
    with pytest.raises(ArticleError) as caught:
        workers.outcome(workers.submit(work.refuse, "a.txt"))
    assert str(caught.value) == "a.txt: holds nothing; give another"
    assert caught.value.mend == "give another"


def test_many_tasks_come_back_in_order_past_a_killed_one(workers: Workers) -> None:
    tasks = [(work.double, n) for n in range(20)]
    futures = [workers.submit(*task) for task in tasks[:10]]
    slow = workers.submit(work.sleep, 60.0)
    futures += [workers.submit(*task) for task in tasks[10:]]
    with pytest.raises(IsolationError):
        workers.outcome(slow)
    assert [workers.outcome(future) for future in futures] == [n * 2 for n in range(20)]


def test_map_reads_its_tasks_no_faster_than_they_go(workers: Workers) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[tuple[object, ...]]:
        for number in range(50):
            taken.append(number)
            yield (number,)

    futures = workers.map(work.double, tasks())
    assert workers.outcome(next(futures)) == 0
    assert len(taken) < 10
    assert [workers.outcome(future) for future in futures] == [n * 2 for n in range(1, 50)]


def test_a_worker_is_replaced_after_its_tasks() -> None:
    with Workers(1, Limits(tasks=2), []) as pool:
        pids = {pool.outcome(pool.submit(work.own_pid)) for _ in range(5)}
    assert len(pids) >= 2


def test_no_worker_is_left_behind() -> None:
    with Workers(2, Limits(), []) as pool:
        pids = {pool.outcome(pool.submit(work.own_pid)) for _ in range(4)}
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


ORPHAN = """
import sys
from flows.workers.isolation import Limits, Workers
from tests.flows.workers import hostile_work as work
if __name__ == "__main__":
    pool = Workers(1, Limits(seconds=1), [])
    print(pool.outcome(pool.submit(work.own_pid)), flush=True)
    pool.submit(work.spin)
    sys.stdin.read()
"""


def test_a_worker_whose_pool_is_killed_ends_by_itself(tmp_path: Path) -> None:
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as pool:
        assert pool.stdout is not None
        worker = int(pool.stdout.readline())
        pool.kill()
    ends = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not _runs(worker)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_feed_that_hangs_its_parser_spoils_no_other(workers: Workers) -> None:
    def feed(author: str) -> bytes:
        item = f"<item><guid>1</guid><author>{author}</author></item>"
        return f"<rss version='2.0'><channel>{item}</channel></rss>".encode()

    hanging = workers.submit(parse_feed, feed("a." * 32_768), "bad")
    good = workers.submit(parse_feed, feed("a@b.example"), "good")
    with pytest.raises(IsolationError, match="took more than"):
        workers.outcome(hanging)
    assert len(workers.outcome(good).entries) == 1


P = "<p>The council said on Monday that 14 houses had been damaged by the storm.</p>"
HOSTILE = {
    "spans": "<span>x</span>" * 300_000,
    "links": "<a href='/x'>a link to it</a> " * 100_000,
    "deep": "<div>" * 50_000 + P,
    "deep-bold": "<b>" * 100_000 + P,
    "nested-tables": "<table><tr><td>" * 20_000 + P,
    "entities": "&amp;&lt;&#xFFFFFFFF;&#0;&bogus;" * 50_000 + P,
    "comments": "<!--" * 100_000 + P,
    "attributes": "<p " + " ".join(f"a{n}='1'" for n in range(50_000)) + ">" + P,
    "breaks": "<br>" * 300_000 + P,
    "null-bytes": "\0" * 100_000 + P,
    "one-word": "<p>" + "x" * 3_000_000 + "</p>",
    "blanks": "<p>a" + " " * 1_000_000 + "b</p>" + P,
    "json-ld": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P,
    "headings": "<h1>a headline</h1>" * 30_000 + P,
    "directions": "<p>" + "\u202e\u200f" * 100_000 + "</p>" + P,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_refused_or_killed(workers: Workers, name: str) -> None:
    began = time.perf_counter()
    html = f"<html><head><title>T</title></head><body>{HOSTILE[name]}</body></html>"
    try:
        article = workers.outcome(workers.submit(read_article, Page(name, html=html)))
        assert article.text
    except (ArticleError, IsolationError) as refused:
        assert str(refused)
    assert time.perf_counter() - began < 20
    good = Page("good", html=f"<html><body><article>{P * 5}</article></body></html>")
    assert "14 houses" in workers.outcome(workers.submit(read_article, good)).text

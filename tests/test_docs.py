"""The document of queries tells the truth: each query runs, and gives the answer shown below it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.article import read_article
from extractors.article.archive import page_of_file
from flows.runs.ingesting import ingest
from tests.documented import DOCUMENT, FEED, Example, ask, examples, rewritten, seeded
from warehouse.errors import QueryError

EXAMPLES = examples(DOCUMENT.read_text("utf-8"))
REPRINTED = "idlib-000.html"


def titled(words: str) -> Example:
    (example,) = [example for example in EXAMPLES if words in example.title]
    return example


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with seeded(tmp_path_factory.mktemp("docs")) as world:
        yield world


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_a_query_gives_the_answer_that_the_document_shows(world, example):
    refresh = "the answer has changed: python -m tests.refresh_docs"
    assert ask(world.settings.warehouse, example.query) == example.answer, refresh
    assert example.answer.count("\n") > 1, "an answer without rows shows nothing"


def test_every_query_of_the_document_is_read():
    document = DOCUMENT.read_text("utf-8")
    assert len(EXAMPLES) == document.count("```sql") == document.count("\n## ") >= 5


def test_a_query_that_no_longer_fits_the_views_fails(world):
    with pytest.raises(QueryError, match="no_such_column"):
        ask(world.settings.warehouse, "SELECT no_such_column FROM claims")


def test_answers_are_exchanged_and_nothing_else():
    document = DOCUMENT.read_text("utf-8")
    assert rewritten(document, [example.answer for example in EXAMPLES]) == document
    changed = rewritten(document, [f"answer {n}\n" for n in range(len(EXAMPLES))])
    assert [example.answer for example in examples(changed)] == [
        f"answer {n}\n" for n in range(len(EXAMPLES))
    ]
    assert [e.query for e in examples(changed)] == [e.query for e in EXAMPLES]


def test_a_reprint_is_an_article_more_and_no_voice_more(tmp_path):
    query = titled("independent voices").query
    with seeded(tmp_path) as world:
        before = _counts(ask(world.settings.warehouse, query))
        ingest([str(_reprint(tmp_path))], world)
        after = _counts(ask(world.settings.warehouse, query))
    assert (before["displaced Idlib 40000"], after["displaced Idlib 40000"]) == ((1, 1), (2, 1))
    assert after["displaced Idlib 80000"] == before["displaced Idlib 80000"]


def _counts(answer: str) -> dict[str, tuple[int, int]]:
    """Articles and voices by measure, place and value."""
    head, *rows = answer.splitlines()
    articles, outlets = head.index("articles"), head.index("outlets")
    return {
        " ".join(row[:articles].split()): tuple(int(n) for n in row[articles:outlets].split())
        for row in rows
    }


def _reprint(folder: Path) -> Path:
    """One article of the bundled feed in another outlet, an hour later."""
    page = page_of_file(REPRINTED, (FEED.parent / REPRINTED).read_bytes())
    article = read_article(page)
    record = {
        "id": "reprint",
        "title": article.title,
        "text": article.text,
        "published": datetime(2019, 12, 26, 16, 5, tzinfo=UTC).isoformat(),
        "publisher": "Harbour Wire",
    }
    path = folder / "reprint.jsonl"
    path.write_text(json.dumps(record), "utf-8")
    return path

"""`counterclaim read [FILE...] [--jsonl]`: pages and records to clean articles."""

import click

from extractors.errors import InputError
from extractors.moments import to_iso
from extractors.records import Article
from flows.commands.inputs import complain, pages_of, status
from flows.commands.jsonlines import write_line
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.pages import read_pages


@click.command()
@click.argument("files", nargs=-1)
@click.option("--jsonl", "jsonl", flag_value="yes", help="FILES, or standard input, hold records.")
def read(files: tuple[str, ...], jsonl: str | None) -> int:
    """Write one JSON line per article: the clean text that `extract` works on."""
    if not files and not jsonl:
        raise click.UsageError("name article files, or pipe article records to --jsonl")
    done = failed = 0
    with Workers(2, PAGE_LIMITS, ["extractors.article.html"]) as workers:
        for article in read_pages(pages_of(files, jsonl), workers):
            if isinstance(article, InputError):
                complain(article)
                failed += 1
            else:
                write_line(_row(article))
                done += 1
    return status(done, failed)


def _row(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": to_iso(article.published),
        "publisher": article.publisher,
        "language": article.language,
        "url": article.url,
        "author": article.author,
        "modified": to_iso(article.modified),
        "kind": article.kind,
    }

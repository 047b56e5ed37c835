"""What users name as a source, and what comes out of those on disk."""

import gzip
import random

import pytest

from extractors.errors import InputError
from extractors.feeds import parse_feed
from extractors.records import Page
from flows.errors import SourceError
from flows.feeds.sources import Link, Source, pages_of_feed, read_archive, read_folder, source_of

FEED = b"""<rss version="2.0"><channel><title>The Desk</title>
<item><link>https://news.example/2020/here.txt</link><title>Here</title></item>
<item><link>https://news.example/2020/there.html</link><title>There</title></item>
<item><link>https://news.example/..%2F..%2Fsecret.txt</link><title>Outside</title></item>
</channel></rss>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.txt").write_text("Nobody may read this.")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "feed.xml").write_bytes(FEED)
    (inner / "here.txt").write_text("Twelve people were hurt on Monday.")
    return inner


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("feed.xml", FEED, "feed"),
        ("list.opml", b"<opml/>", "opml"),
        ("list.xml", b'<?xml version="1.0"?>\n<opml version="2.0"/>', "opml"),
        ("archive.jsonl", b"", "archive"),
        ("archive.JSONL.gz", b"", "archive"),
        ("feed.xml.gz", b"", "feed"),
        ("sitemap.xml", b"<urlset></urlset>", "feed"),
        ("article.txt", b"Text.", "article"),
        ("page.html", b"<html/>", "article"),
    ],
)
def test_a_file_is_known_by_its_name_and_beginning(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    assert source_of(str(tmp_path / name)).kind == kind


def test_addresses_and_folders_are_sources(tmp_path):
    assert source_of("https://news.example/rss").kind == "address"
    assert source_of(str(tmp_path)).kind == "folder"


def test_what_is_not_there_is_named_with_the_mend():
    with pytest.raises(SourceError, match=r"nowhere\.xml: no such file.*check the path"):
        source_of("nowhere.xml")


def test_an_entry_is_read_from_beside_its_feed_and_from_nowhere_else(folder):
    source = source_of(str(folder / "feed.xml"))
    here, there, outside = pages_of_feed(source, parse_feed(FEED, source.name))
    assert isinstance(here, Page)
    assert (here.id, here.entry.publisher) == ("https://news.example/2020/here.txt", "The Desk")
    assert isinstance(there, Link)
    assert isinstance(outside, Link)


def test_a_line_that_is_no_record_is_an_error_in_its_place(tmp_path):
    archive = tmp_path / "archive.jsonl"
    archive.write_bytes(
        b'{"id": "1", "text": "One."}\nnot json\n\n{"text": "no id"}\n{"id": "2", "text": "Two."}\n'
    )
    first, bad, nameless, second = read_archive(source_of(str(archive)))
    assert (first.id, second.id) == ("1", "2")
    assert isinstance(bad, InputError)
    assert "line 2" in str(bad)
    assert "line 4" in str(nameless)


def test_a_folder_without_articles_says_so(tmp_path):
    (error,) = read_folder(source_of(str(tmp_path)))
    assert "holds no .txt or .html" in str(error)


def test_a_binary_file_in_a_folder_spoils_no_other(folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    (folder / "empty.txt").write_bytes(b"")
    items = list(read_folder(source_of(str(folder))))
    assert [isinstance(item, Page) for item in items] == [False, False, True]


def test_an_archive_in_gzip_is_read_up_to_where_it_breaks(tmp_path):
    whole = gzip.compress(b'{"id": "1", "text": "One."}\n' * 3 + random.Random(7).randbytes(50_000))
    (tmp_path / "a.jsonl.gz").write_bytes(whole[:-20_000])
    items = list(read_archive(source_of(str(tmp_path / "a.jsonl.gz"))))
    assert [item.id for item in items[:3]] == ["1", "1", "1"]
    assert "a.jsonl.gz: cannot be read" in str(items[-1])
    assert all(isinstance(item, InputError) for item in items[3:])


def test_a_local_index_of_sitemaps_says_what_to_name(tmp_path):
    index = b"<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>"
    source = Source(str(tmp_path / "index.xml"), "feed")
    (error,) = pages_of_feed(source, parse_feed(index, source.name))
    assert "index of sitemaps" in str(error)


def test_the_entries_of_a_local_sitemap_are_links(tmp_path):
    source = Source(str(tmp_path / "sitemap.xml"), "feed")
    body = b"<urlset><url><loc>https://x.example/1.html</loc></url></urlset>"
    (link,) = pages_of_feed(source, parse_feed(body, source.name))
    assert link.entry.url == "https://x.example/1.html"

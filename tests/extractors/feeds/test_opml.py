"""OPML lists: nothing that names a feed is lost without a word."""

import pytest

from extractors.errors import FeedError
from extractors.feeds.opml import Subscription, Unusable, read_opml, write_opml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>x</title></head><body>
<outline text="News"><outline text="Daral &amp; Oru" type="rss"
  xmlUrl="https://daral.example/feed" htmlUrl="https://daral.example/"/></outline>
<outline text="Old" xmlUrl="feed://oru.example/rss"/>
<outline text="Broken" xmlUrl="file:///etc/passwd"/>
<outline text="A note"/>
<outline text="Again" XMLURL="https://daral.example/feed"/>
</body></opml>"""


def test_feeds_come_out_in_order_with_folder_and_line() -> None:
    first, old, broken, again = read_opml(LIST, "list.opml")
    assert first == Subscription(
        "https://daral.example/feed", "Daral & Oru", "https://daral.example/", ("News",), 4
    )
    assert isinstance(old, Subscription) and old.url == "http://oru.example/rss"
    assert isinstance(broken, Unusable) and broken.line == 6 and "file:///etc" in broken.problem
    assert isinstance(again, Subscription) and again.url == first.url


def test_what_is_written_is_read_back() -> None:
    feeds = [
        Subscription("https://a.example/?a=1&b=2", 'The "A" <post>', None, ("News", "North"), 7),
        Subscription("https://b.example/", "https://b.example/", "https://b.example/x", (), 10),
    ]
    assert list(read_opml(write_opml("Mine & yours", feeds).encode(), "x")) == feeds


def test_a_list_that_breaks_off_keeps_what_came_before() -> None:
    assert len(read_opml(LIST[: LIST.index(b'<outline text="Broken')], "x")) == 2


@pytest.mark.parametrize("body", [b"", b"no xml", b"<rss version='2.0'/>", b"\x00\x01", b"{}"])
def test_what_is_no_list_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(FeedError, match=r"^list.opml: .*; "):
        read_opml(body, "list.opml")


def test_entities_of_the_file_system_stay_closed(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of a local file")
    doctype = f'<!DOCTYPE opml [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    body = b'<opml><body><outline text="a" xmlUrl="https://a.example/">&x;</outline></body></opml>'
    assert "local file" not in str(read_opml(doctype + body, "x"))


def test_folders_without_end_are_cut() -> None:
    body = b"<opml><body>" + b"<outline text='a'>" * 200 + b"</outline>" * 200 + b"</body></opml>"
    assert any(isinstance(found, Unusable) for found in read_opml(body, "x"))


def test_an_old_list_s_address_and_a_feed_without_one_are_not_passed_over() -> None:
    body = (
        b'<opml><body><outline type="rss" text="Old" url="https://old.example/rss"/>'
        b'<outline type="rss" text="Lost"/><outline type="link" url="https://x.example/"/>'
        b"</body></opml>"
    )
    old, lost = read_opml(body, "x")
    assert isinstance(old, Subscription) and old.url == "https://old.example/rss"
    assert isinstance(lost, Unusable) and "no http(s) address" in lost.problem


def test_folders_come_back_as_they_were_however_they_are_mixed() -> None:
    folders = [(), ("A/B",), ("A/B", "C"), ("D",), ("A/B",), ()]
    feeds = [
        Subscription(f"https://{n}.example/", None, None, folder, 0)
        for n, folder in enumerate(folders)
    ]
    found = read_opml(write_opml("x\x00\ud800", feeds).encode(), "x")
    assert [one.folder for one in found if isinstance(one, Subscription)] == folders


@pytest.mark.parametrize(
    "outline, url, title",
    [
        ('text="A" xmlUrl="https://a.example/?cat=7&lang=en"', "?cat=7&lang=en", "A"),
        ('text="A" xmlUrl="https://a.example/?a=1&amp;b=2&copy=3"', "?a=1&b=2&copy=3", "A"),
        ('text="Q&A" xmlUrl="https://a.example/?q=1"', "?q=1", "Q&A"),
        ('text="The "Best" of it" xmlUrl="https://a.example/f"', "f", 'The "Best" of it'),
        ('xmlUrl="https://a.example/f" text="The "Best""', "f", 'The "Best"'),
        ("xmlUrl='https://a.example/f' text='It's here'", "f", "It's here"),
        ('text="a < b > c" xmlUrl="https://a.example/f"', "f", "a < b > c"),
        ('text="Caf&eacute;\x0b\x01" xmlUrl="https://a.example/f"', "f", "Café"),
        ('text="A" xmlUrl="https://a.example/%26?x=%20y"', "%26?x=%20y", "A"),
    ],
)
def test_addresses_and_titles_are_read_as_meant(outline: str, url: str, title: str) -> None:
    body = f'<opml version="2.0"><body>\n<outline {outline}/>\n<outline text="B" '
    body += 'xmlUrl="https://b.example/f"/></body></opml>'
    first, second = read_opml(body.encode(), "x")
    assert first == Subscription(f"https://a.example/{url}", title, None, (), 2)
    assert isinstance(second, Subscription) and second.url == "https://b.example/f"


def test_lists_in_other_encodings_and_with_a_blank_line_first_are_read() -> None:
    listed = '<outline text="Новости" xmlUrl="https://a.example/f"/>'
    body = f'\n<?xml version="1.0" encoding="cp-1251"?>\n<opml><body>{listed}</body></opml>'
    (found,) = read_opml(body.encode("cp1251"), "x")
    assert found == Subscription("https://a.example/f", "Новости", None, (), 3)


def test_an_address_over_two_lines_or_of_a_script_is_told_of() -> None:
    urls = ("https://a.example/\nhttps://b.example/", "javascript:alert(1)", "file:///etc/passwd")
    body = "".join(f'<outline text="x" xmlUrl="{u}"/>'.replace("\n", "&#10;") for u in urls)
    found = read_opml(f"<opml><body>{body}</body></opml>".encode(), "x")
    assert [type(one) for one in found] == [Unusable] * 3

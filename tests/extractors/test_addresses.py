"""When two addresses name one feed, and what people write for an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.addresses import address_written, feed_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://DARAL.example/Feed", "https://daral.example/Feed"),
        ("HTTPS://daral.example:443/feed", "https://daral.example/feed"),
        ("http://daral.example:80", "http://daral.example/"),
        ("https://daral.example/feed#top", "https://daral.example/feed"),
        ("https://daral.example/%7edesk/%e2%82%ac", "https://daral.example/~desk/%E2%82%AC"),
        ("https://daral.example./feed", "https://daral.example/feed"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://daral.example/a b", "https://daral.example/a%20b"),
        ("https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"),
    ],
)
def test_two_spellings_of_one_address_are_one(one: str, other: str) -> None:
    assert feed_address(one) == feed_address(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://daral.example/feed", "http://daral.example/feed"),
        ("https://daral.example/feed", "https://daral.example/feed/"),
        ("https://daral.example/Feed", "https://daral.example/feed"),
        ("https://daral.example/?a=1", "https://daral.example/?a=2"),
        ("https://daral.example:8443/", "https://daral.example/"),
        ("https://me@daral.example/", "https://daral.example/"),
        ("https://daral.example/a%2Fb", "https://daral.example/a/b"),
    ],
)
def test_what_servers_may_tell_apart_stays_apart(one: str, other: str) -> None:
    assert feed_address(one) != feed_address(other)


@given(st.text(max_size=60))
def test_the_form_is_final_and_nothing_raises(text: str) -> None:
    url = address_written(text)
    if url is not None:
        assert feed_address(url) == url == address_written(url)
    feed_address(f"https://{text}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("daral.example", "https://daral.example/"),
        ("  https://daral.example/rss ", "https://daral.example/rss"),
        ("feed://daral.example/rss", "http://daral.example/rss"),
        ("feed:https://daral.example/rss", "https://daral.example/rss"),
        ("127.0.0.1:8000/rss", "https://127.0.0.1:8000/rss"),
        ("mailto:desk@daral.example", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://daral.example:99999999/", None),
        ("two words", None),
        ("", None),
    ],
)
def test_what_people_write(written: str, meant: str | None) -> None:
    assert address_written(written) == meant

"""Hostile pages by name: bytes as a server may send them, made on demand.

`PAGES` maps a name to a function that makes the body; `DOZEN` are those that stand for their kind.
Each holds one good paragraph, so that a reader that copes with the rest has something to find.
"""

import gzip
import json
from collections.abc import Callable

P = "<p>The council said on Monday that 14 houses had been damaged by the storm in Homs.</p>"
SENTENCE = "The council said on Monday that 14 houses had been damaged by the storm in Homs. "
K = 1_000
M = 1_000_000

Make = Callable[[], bytes]


def page(body: str, head: str = "") -> bytes:
    """A page around some markup."""
    html = f"<html><head><title>T</title>{head}</head><body>{body}{P}</body></html>"
    return html.encode("utf-8", "surrogatepass")


def text(words: str) -> bytes:
    """A page whose article is these words, one paragraph a line."""
    lines = "".join(f"<p>{line}</p>" for line in words.split("\n"))
    return page(f"<article>{P * 3}{lines}</article>")


def bomb(layers: int, megabytes: int = 40) -> bytes:
    """Zeros, compressed again and again."""
    body = b"<p>" + bytes(megabytes * M)
    for _ in range(layers):
        body = gzip.compress(body, 1)
    return body


def nested(tag: str, times: int) -> Make:
    return lambda: page(f"<{tag}>" * times)


def closed(tag: str, times: int) -> Make:
    return lambda: page(f"<{tag}>" * times + "x" + f"</{tag}>" * times)


def repeated(markup: str, times: int) -> Make:
    return lambda: page(markup * times)


def prose(words: str, times: int) -> Make:
    return lambda: text(words * times)


NESTING: dict[str, Make] = {
    "nested-div": nested("div", 50 * K),
    "nested-b": nested("b", 100 * K),
    "nested-span": nested("span", 90 * K),
    "nested-font": nested("font", 60 * K),
    "nested-a": nested("a href='/x'", 30 * K),
    "nested-table": nested("table><tr><td", 20 * K),
    "nested-list": nested("ul><li", 30 * K),
    "nested-blockquote": nested("blockquote", 40 * K),
    "nested-iframe": closed("iframe", 20 * K),
    "nested-form": closed("form", 30 * K),
    "nested-article": closed("article", 30 * K),
    "nested-p": closed("p", 80 * K),
    "nested-svg": closed("svg", 50 * K),
    "nested-noscript": closed("noscript", 50 * K),
    "nested-details": closed("details><summary", 40 * K),
    "misnested": repeated("<b><i></b></i><p><div></p></div>", 15 * K),
}
FLOODS: dict[str, Make] = {
    "spans-5mb": repeated("<span>x</span>", 360 * K),
    "spans-within-limits": repeated("<span>word </span>", 99 * K),
    "links": repeated("<a href='/x'>a link to it</a> ", 90 * K),
    "link-list": repeated("<li><a href='/x'>Another story of the day</a></li>", 45 * K),
    "paragraphs": repeated("<p>Ten were hurt.</p>", 90 * K),
    "short-paragraphs": repeated("<p>x</p>", 99 * K),
    "breaks": repeated("<br>", 199 * K),
    "breaks-in-p": lambda: page("<p>" + "word<br>" * 150 * K + "</p>"),
    "headings": repeated("<h1>a headline</h1>", 90 * K),
    "images": repeated("<img src=x alt='a picture of it'>", 150 * K),
    "metas": lambda: page("", "<meta name='author' content='A Name'>" * 150 * K),
    "canonicals": lambda: page("", "<link rel=canonical href='https://a.example/x'>" * 150 * K),
    "times": repeated("<time datetime='2024-01-01'>1</time>", 90 * K),
    "scripts": repeated("<script>var a=1</script>", 90 * K),
    "styles": repeated("<style>a{}</style>", 90 * K),
    "table-rows": lambda: page(f"<table>{'<tr><td>1<td>2' * 60 * K}</table>"),
    "table-wide": lambda: page(f"<table><tr>{'<td>12' * 190 * K}</table>"),
    "options": lambda: page(f"<select>{'<option>12' * 190 * K}</select>"),
    "forms": repeated("<form><input value=x></form>", 60 * K),
    "comments": repeated("<!-- x -->", 190 * K),
    "open-comments": repeated("<!--", 1 * M),
    "cdata": repeated("<![CDATA[x]]>", 190 * K),
    "processing": repeated("<?php x ?>", 190 * K),
    "doctypes": repeated("<!DOCTYPE html>", 190 * K),
    "json-ld-many": lambda: page(
        "", '<script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script>' * 60 * K
    ),
    "bylines": repeated("<a rel=author>A Name</a>", 90 * K),
}
WRITTEN: dict[str, Make] = {
    "entities": repeated("&amp;&lt;&#xFFFFFFFF;&#0;&bogus;", 50 * K),
    "entity-names": repeated("&CounterClockwiseContourIntegral;", 100 * K),
    "entities-doctype": lambda: (
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>' + page("&c;" * 100 * K)
    ),
    "null-bytes": lambda: page("\0" * 100 * K),
    "null-between": lambda: page("<p>" + "w\0o\0r\0d\0 " * 50 * K + "</p>"),
    "control": lambda: page("".join(map(chr, range(32))) * 30 * K),
    "attribute-huge": lambda: page(f"<p class='{'x' * 5 * M}'>y</p>"),
    "attributes-many": lambda: page("<p " + " ".join(f"a{n}='1'" for n in range(150 * K)) + ">x"),
    "attribute-open": lambda: page("<p class='" + "x " * 2 * M),
    "tag-huge": lambda: page(f"<{'x' * 2 * M}>y"),
    "tag-names": lambda: page("".join(f"<x{n}>" for n in range(60 * K))),
    "angle-brackets": lambda: page("<" * 199 * K),
    "url-huge": lambda: page("", f"<link rel=canonical href='https://a.example/{'a/' * 1 * M}'>"),
    "query-huge": lambda: page(
        "", f"<meta property=og:url content='https://a.example/?{'a=1&' * 500 * K}'>"
    ),
    "title-huge": lambda: page("", f"<title>{'Word ' * 500 * K}</title>"),
    "line-1mb": prose("word ", 200 * K),
    "word-3mb": prose("x", 3 * M),
    "blanks": prose("a" + " " * 100, 10 * K),
    "no-break-spaces": lambda: page("<p>a" + "\u00a0\t\u2003" * 300 * K + "b</p>"),
    "directions": lambda: page("<p>" + "\u202e\u200f" * 300 * K + "</p>"),
    "combining": lambda: page("<p>e" + "\u0301" * 1 * M + "</p>"),
    "zero-width": lambda: page("<p>" + "w\u200b\u200d\ufeff" * 200 * K + "</p>"),
    "json-ld-deep": lambda: page(
        "", "<script type='application/ld+json'>" + "[" * 300 * K + "</script>"
    ),
    "json-ld-wide": lambda: page("", _json_ld({"@graph": [{"@type": "Article"}] * 100 * K})),
    "json-ld-body": lambda: page(
        "", _json_ld({"@type": "NewsArticle", "articleBody": SENTENCE * 40 * K})
    ),
    "json-ld-number": lambda: page("", _json_ld({"@type": "Article", "name": "1" * 900 * K})),
    "wrong-charset": lambda: b"<meta charset=utf-16le>" + page("<p>" + "\u00e9" * 100 * K),
    "utf-16-broken": lambda: (
        b"\xff\xfe" + page(P * 100).decode().encode("utf-16-le")[:-1] + b"\xd8"
    ),
    "utf-16-no-mark": lambda: page(P * 100).decode().encode("utf-16-le"),
    "utf-32": lambda: page(P * 100).decode().encode("utf-32"),
    "utf-7": lambda: b"<meta charset=utf-7>" + b"+ADw-script+AD4-" * 100 * K,
    "bytes": lambda: bytes(range(256)) * 20 * K,
    "cut-utf-8": lambda: page("\U0001f4a3" * 100 * K)[:-3].replace(
        b"\xf0\x9f\x92\xa3", b"\xf0\x9f"
    ),
    "gzip-1": lambda: bomb(1),
    "gzip-2": lambda: bomb(2),
    "gzip-3": lambda: bomb(3),
}
# What our own rules could choke on: text that is nearly what they look for, again and again.
TEXTS: dict[str, Make] = {
    "numbers": prose("1,234,567.89 ", 30 * K),
    "digits": prose("1" * 100 * K + " ", 4),
    "digit-groups": prose("1,234," * 20 * K + " ", 3),
    "number-words": prose("one hundred and twenty thousand ", 12 * K),
    "number-words-joined": prose("twenty-", 50 * K),
    "hedges": prose("more than at least about nearly ", 12 * K),
    "ranges": prose("between 10 and 20 to 30-40 ", 14 * K),
    "quotes": prose("“‘\"'", 90 * K),
    "quotations": prose("“He said 12 died,” said she, “and 3 ", 10 * K),
    "brackets": prose("((12 (km) [", 34 * K),
    "capitals": prose("New South North East Upper Saint ", 12 * K),
    "places": prose("in Homs, Syria, near Aleppo, in Paris, Texas, ", 8 * K),
    "periods": prose("since Monday until March from 2011 to last week ", 8 * K),
    "sources": prose("according to the ministry, said the police, citing doctors, ", 6 * K),
    "stops": prose("a. b. Mr. U.S. No. ", 20 * K),
    "ellipses": prose("... … . . . ", 30 * K),
    "commas": prose("12, 13, 14, ", 30 * K),
    "including": prose("12 people, including 3 women, including ", 10 * K),
    "corrections": prose("revised down from 22 to 19, not 30 as first reported, ", 7 * K),
    "units": prose("5 km 6 feet 10 inches $3 million per square ", 9 * K),
    "sentences": prose(SENTENCE, 4_500),
    "lines": prose(SENTENCE + "\n", 4_500),
    "datelines": prose("HOMS, Syria (Agency) — Dec. 26, 2019 - ", 10 * K),
    "wall": prose("subscribe to continue reading register to keep reading, ", 4 * K),
}


def _json_ld(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


PAGES: dict[str, Make] = {**NESTING, **FLOODS, **WRITTEN, **TEXTS}
DOZEN = (
    "nested-b", "spans-5mb", "spans-within-limits", "link-list", "entities", "null-bytes",
    "attributes-many", "json-ld-deep", "utf-16-broken", "gzip-3", "digits", "places",
)  # fmt: skip

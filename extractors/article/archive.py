"""Article records and article files to pages: the contract's input, checked and never guessed."""

import codecs
import json
import re
from collections.abc import Mapping
from datetime import date

from extractors.errors import ArticleError
from extractors.moments import parse_moment
from extractors.records import Page

_SURROGATE = re.compile("[\ud800-\udfff]")
_HTML_NAME = re.compile(r"\.x?html?$", re.I)
_HTML_START = re.compile(
    rb"\s{0,100}(?:<\?xml[^<>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.I
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What browsers read for these names (WHATWG Encoding Standard, 4.2).
_BROWSER_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}
# Python's codecs that browsers know no charset by; some fail on any page, or read escapes in it.
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
)


def parse_record(line: str, name: str) -> Page:
    """One line of an archive to a page; `name` says which ("archive.jsonl, line 3").

    Raises ArticleError where the line is no article record of the contract.
    """
    value = _object(line, name)
    texts = {key: _string(value, key, name) for key in ("text", "html")}
    given = [key for key, text in texts.items() if text is not None]
    if len(given) != 1:
        held = "both" if given else "neither"
        raise ArticleError(name, f'holds {held} of "text" and "html"', "give exactly one of them")
    identity = _string(value, "id", name)
    if not identity:
        raise ArticleError(name, 'has no "id"', "give each record an id of its own, a string")
    return Page(
        id=identity,
        text=texts["text"],
        html=texts["html"],
        title=_string(value, "title", name) or None,
        published=_published(value, name),
        url=_string(value, "url", name) or None,
        publisher=_string(value, "publisher", name) or None,
    )


def _object(line: str, name: str) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as broken:
        raise ArticleError(
            name, f"is not JSON ({str(broken)[:80]})", "write one JSON object a line"
        ) from broken
    if not isinstance(value, dict):
        raise ArticleError(name, "is JSON, but no object", "write one JSON object a line")
    return value


def _string(value: Mapping[str, object], key: str, name: str) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise ArticleError(name, f'"{key}" is no string', "put it in quotation marks")
    return _SURROGATE.sub("\ufffd", found)


def _published(value: Mapping[str, object], name: str) -> date | None:
    written = _string(value, "published", name)
    moment = parse_moment(written)
    if written and moment is None:
        raise ArticleError(
            name,
            f'"published" is "{written[:40]}"',
            "write ISO 8601 (2019-12-26 or 2019-12-26T10:00:00Z) or leave it out",
        )
    return moment


def page_of_file(name: str, body: bytes) -> Page:
    """A .txt or .html file to a page whose id is `name`.

    A file counts as HTML by its name or by how it begins. The encoding is that of its byte order
    mark, else UTF-8 where the bytes are, else what an HTML page declares, else Windows-1252.
    Raises ArticleError for a file that is empty or no text.
    """
    html = bool(_HTML_NAME.search(name) or _HTML_START.match(body))
    text = _decoded(body, html=html)
    if not text.strip():
        raise ArticleError(name, "is empty", "give a file with an article in it")
    if text.count("\0") > len(text) // 100:
        raise ArticleError(name, "is no text", "give a .txt or .html file")
    return Page(id=name, html=text) if html else Page(id=name, text=text)


def _decoded(body: bytes, *, html: bool) -> str:
    for mark, code in _MARKS:
        if body.startswith(mark):
            return body.decode(code, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(body[:4_096]) if html else None
    code = declared.group(1).decode("ascii").lower() if declared else "cp1252"
    try:
        known = codecs.lookup(_BROWSER_NAMES.get(code, code)).name
        return body.decode("cp1252" if known in _NO_CHARSETS else known, "replace")
    except LookupError:
        return body.decode("cp1252", "replace")

"""XML as feeds have it, mended so far that a strict parser reads it: one slip costs itself.

Only what no XML can mean is touched: a bare "&", names of HTML's characters, references to no
character, characters that XML does not have. CDATA and comments keep their text.
"""

import re
import sys
from collections.abc import Iterator
from html.entities import html5

from extractors.characters import markup_without_controls

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'

_START = re.compile(r"\A[\s\ufeff]*(?:<\?xml(?:\s[^<>]{0,300})?\?>\s*)?", re.I)
_BROKEN_LINK = re.compile(
    r"(<link>(?:\s{0,200}<!\[CDATA\[)?)(\s{0,200}[^<\s]{1,4000}[ \t]{0,20}[\r\n]\s{0,200}[^<\s\]])"
)
_AMPERSAND = re.compile(
    r"&(?:#[xX]([0-9A-Fa-f]{1,20});?|#([0-9]{1,20});?|([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_RAW = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_RAW_START = re.compile(r"<!\[CDATA\[|<!--|<!DOCTYPE", re.I)
_NO_CHARACTER = "&#xFFFD;"


def mended(text: str) -> str:
    """The document with a declaration of UTF-8 in place of its own, in time linear in its length.

    White space and characters before the declaration go, since XML allows none there; lines keep
    their numbers.
    """
    rest = _START.sub("", text, count=1)
    lines = text.count("\n", 0, len(text) - len(rest))
    text = NOT_XML.sub("", markup_without_controls(_BROKEN_LINK.sub(_refused, rest)))
    has_own_names = "<!ENTITY" in text[:20_000].upper()
    parts = []
    for part, is_raw in _parts(text):
        parts.append(part if is_raw else _AMPERSAND.sub(_known if has_own_names else _any, part))
    return _HEAD + "\n" * lines + "".join(parts)


def _refused(found: re.Match[str]) -> str:
    """An address over two lines, made one that nobody fetches."""
    return f"{found[1]}about:{found[2]}"


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is CDATA, a comment or the document type."""
    at = 0
    for start in _RAW_START.finditer(text):
        if start.start() < at:
            continue
        closing = next(end for opening, end in _RAW if start.group().upper() == opening.upper())
        end = text.find(closing, start.end())
        if end < 0:  # it was never closed: all of the rest is looked at as markup
            break
        yield text[at : start.start()], False
        at = end + len(closing)
        yield text[start.start() : at], True
    yield text[at:], False


def _any(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if hexadecimal or decimal:
        return _character(int(hexadecimal, 16) if hexadecimal else int(decimal), found.group())
    if name is None:
        return "&amp;"
    if name in _OF_XML:
        return f"&{name};"
    characters = html5.get(f"{name};")
    if characters is None:
        return f"&amp;{name};"
    return "".join(f"&#{ord(character)};" for character in characters)


def _known(found: re.Match[str]) -> str:
    """The same where the document has names of its own: those that are not HTML's stay."""
    name = found[3]
    if name and f"{name};" not in html5:
        return found.group()
    return _any(found)


def _character(code: int, written: str) -> str:
    """A reference; U+FFFD where it names no character, nothing where it names a control one."""
    if 0xD800 <= code <= 0xDFFF or code > sys.maxunicode or code == 0:
        return _NO_CHARACTER
    if NOT_XML.match(chr(code)):
        return " " if code in (0x0B, 0x0C) else ""
    return written if written.endswith(";") else f"{written};"

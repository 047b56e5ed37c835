"""The characters of a document in XML or JSON, whatever its declaration says of its bytes.

RFC 7303 and the WHATWG Encoding Standard: a byte order mark counts before a declaration, names of
encodings mean their superset ("ISO-8859-1" is windows-1252). Bytes that are UTF-8 through and
through are read so whatever is declared, since other texts hardly ever are by chance.
"""

import codecs
import re

_MARKS = (  # the longer first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = (
    (re.compile(rb"[^\0]\0\0\0[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[^\0]\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[^\0]\0[^\0]"), "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([^\"'<>]{1,40})", re.I)
_CODE_PAGE = re.compile(r"(?:x-)?(?:cp|windows|win|ms)[-_ ]?(\d{3,5})")
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_LABELS = {
    "unicode": "utf-8",
    "utf": "utf-8",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "unicode-1-1-utf-8": "utf-8",
}
_SEVERAL_BYTES = ("gb", "big5", "euc", "cp932", "cp949", "shift", "iso2022", "hz", "johab")
_NO_TEXT = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm"; left to whoever knows it
_FEWEST_WRONG = 2  # bad bytes of UTF-8 that say that all is in another encoding


def decoded(body: bytes) -> str | None:
    """The document as text; None where it is EBCDIC, which is not read here.

    A byte that is none of its encoding becomes one U+FFFD and costs nothing else.
    """
    if body.lstrip()[:4] == _EBCDIC:
        return None
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for pattern, name in _WIDE:
        if pattern.match(body):
            return body.decode(name, "replace")
    declared = _DECLARED.search(body[:1_000])
    return _narrow(body, codec_of(declared[1].decode("latin-1")) if declared else None)


def codec_of(label: str) -> str | None:
    """The codec that an encoding's label means; None for one that is unknown or no text's."""
    label = label.strip().lower()
    page = _CODE_PAGE.fullmatch(label)
    label = f"cp{page[1]}" if page else _LABELS.get(label, label)
    try:
        name = codecs.lookup(label).name
        b"".decode(name)  # LookupError for codecs that are none of text ("hex")
    except (LookupError, ValueError):
        return None
    return None if name in _NO_TEXT else _SUPERSETS.get(name, name)


def _narrow(body: bytes, codec: str | None) -> str:
    """Text whose "<" and "{" are single bytes: a declared UTF-16 is a lie."""
    if codec is None or codec.startswith("utf"):
        return _utf8(body)
    if codec.startswith(_SEVERAL_BYTES):
        return _strict(body, codec) or _strict(body, "utf-8") or body.decode(codec, "replace")
    return _strict(body, "utf-8") or body.decode(codec, "replace")


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


def _utf8(body: bytes) -> str:
    """UTF-8 with U+FFFD for what is bad; windows-1252 where most of what is not ASCII is bad."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if wrong < _FEWEST_WRONG:
        return text
    right = sum(map(len, re.findall("[^\0-\x7f\ufffd]{1,1000}", text)))
    return text if right >= wrong else body.decode("cp1252", "replace")

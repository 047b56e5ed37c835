"""When two addresses name one feed, and the login that a person has written into one."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

MAX_URL = 4_000  # characters
_DEFAULT_PORTS = {"http": 80, "https": 443}
_WEB = re.compile(r"https?://[^\s]+\Z", re.I)
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(?:%\w+)?")
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def feed_address(url: str) -> str:
    """An http(s) address in the form in which feeds are kept and compared.

    RFC 3986, 6.2.2 and 6.2.3: scheme and host in lower case, the scheme's own port, an empty path
    and escapes of letters written in one way. The fragment goes: servers never see it. All else
    stays, since servers may tell it apart: "/feed" and "/feed/", http and https.

    An address that cannot be taken apart comes back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except ValueError:
        return url.strip()
    user, at, _ = parts.netloc.rpartition("@")
    path = _spelled(parts.path) or "/"
    return urlunsplit((parts.scheme.lower(), user + at + host, path, _spelled(parts.query), ""))


def address_written(text: str) -> str | None:
    """The address that a person means, in the form of `feed_address`; None where it is none.

    "daily.example/world" lacks its scheme and is taken for https; "feed:" stands in for http in
    lists of the 2000s (feed://host/path, feed:https://host/path).
    """
    text = text.strip()
    if text.lower().startswith("feed:"):
        text = text[5:]
        text = f"http:{text}" if text.startswith("//") else text
    if "://" not in text:
        if "@" in text:  # "mailto:desk@daily.example"
            return None
        text = f"https://{text}"
    if len(text) > MAX_URL or not _WEB.match(text):
        return None
    url = feed_address(text)
    try:
        parts = urlsplit(url)
        port = parts.port  # ValueError for what is none
    except ValueError:
        return None
    return url if port != 0 and _HOST.fullmatch(parts.hostname or "") else None


def apart(url: str) -> tuple[str, str | None]:
    """An address without its login, and that login as "user:password"; None where it has none.

    RFC 3986, 3.2.1: user and password stand before the host ("https://desk:word@daily.example/rss")
    and are percent-encoded there.
    """
    if not _WEB.match(url):
        return url, None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, None
    written, at, host = parts.netloc.rpartition("@")
    if not at:
        return url, None
    return urlunsplit(parts._replace(netloc=host)), unquote(written) or None


def _host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    if ":" in name:  # an IPv6 address
        name = f"[{name}]"
    name = name.rstrip(".")
    if parts.port is None or parts.port == _DEFAULT_PORTS.get(parts.scheme.lower()):
        return name
    return f"{name}:{parts.port}"


def _spelled(text: str) -> str:
    """Escapes in capitals, none of letters and digits; what may not stand in an address escaped."""
    plain = _ESCAPE.sub(_unescaped, text)
    return quote(plain, safe="%/:?#[]@!$&'()*+,;=~-._|")


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    return character if character in _UNRESERVED else escape[0].upper()

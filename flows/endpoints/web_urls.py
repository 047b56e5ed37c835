"""Web addresses of endpoints: which are taken, how they are shown."""

from urllib.parse import urlsplit

_LONGEST = 15  # characters of a part of a path; longer ones are taken for a token


def host_of(url: str) -> str | None:
    """Without path and user, which may hold credentials; None where no server is named."""
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.port != 0 else None  # a port above 65,535 raises
    except ValueError:
        return None


def complaint(url: str) -> tuple[str, str] | None:
    """Why an address cannot be used and the mend, None where it can."""
    if url.startswith(("https://", "http://")) and host_of(url):
        return None
    return "has no http(s) `url`", 'write url = "https://..."'


def shown(url: str) -> str:
    """The address without user, password, query and whatever in its path may be a token."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    path = "/".join(piece if len(piece) <= _LONGEST else "…" for piece in parts.path.split("/"))
    return f"{parts.scheme}://{host}{path}{'?…' if parts.query else ''}"

"""OPML: a list of feeds in, their addresses out (opml.org, "subscription lists")."""

from lxml import etree

from extractors.errors import FeedError

_MEND = "export the list again from your reader"


def feeds_of_opml(body: bytes, name: str) -> list[str]:
    """The addresses of a list's feeds, in order, each once.

    Raises FeedError for what is no OPML or lists no feed. Entities are not resolved, so a list
    cannot read files or grow without end.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise FeedError(name, f"is not XML ({str(error)[:80]})", _MEND) from error
    if root is None:
        raise FeedError(name, "is not XML", _MEND)
    found = [address for outline in root.iter("outline") if (address := _address(outline))]
    if not found:
        raise FeedError(name, "lists no feed (an `outline` with an `xmlUrl`)", _MEND)
    return list(dict.fromkeys(found))


def _address(outline: etree._Element) -> str | None:
    """The `xmlUrl` of an outline, whatever the case that it is written in."""
    for key, value in outline.attrib.items():
        if str(key).lower() == "xmlurl" and str(value).strip().startswith(("http://", "https://")):
            return str(value).strip()
    return None

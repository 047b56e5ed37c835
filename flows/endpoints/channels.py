"""What a channel is: the one table of the ways in which alerts go out.

A channel that goes out by HTTP is a row here; one that does not needs a sender, too
(`flows.delivery.sending.open_post`). `format` in the settings and in `endpoints add` is its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from flows.endpoints import chat_services, web_urls

Way = Literal["http", "chat"]

STORM_LIMIT = 20
CHAT_STORM_LIMIT = 5  # people read chats: fewer messages, sooner gathered


@dataclass(frozen=True, slots=True)
class Channel:
    """How messages of one format are addressed, signed, packed and sent.

    `complaint` says why an address cannot be used, None where it can; `shown` is an address without
    what must stay secret. `is_signed`: it needs a secret. `is_enveloped`: the payload goes into a
    CloudEvents envelope. `content_type` is that of the request, None where there is none.
    `storm_limit` is how many at once become one summary where the endpoint names no number.
    """

    name: str
    about: str
    way: Way
    complaint: Callable[[str], tuple[str, str] | None]
    shown: Callable[[str], str]
    is_signed: bool
    is_enveloped: bool
    content_type: str | None
    storm_limit: int = STORM_LIMIT


CHANNELS: Mapping[str, Channel] = {
    channel.name: channel
    for channel in (
        Channel(
            name="webhook",
            about="the JSON payload, signed after Standard Webhooks",
            way="http",
            complaint=web_urls.complaint,
            shown=web_urls.shown,
            is_signed=True,
            is_enveloped=False,
            content_type="application/json",
        ),
        Channel(
            name="cloudevents",
            about="the same in an envelope of CloudEvents 1.0",
            way="http",
            complaint=web_urls.complaint,
            shown=web_urls.shown,
            is_signed=True,
            is_enveloped=True,
            content_type="application/cloudevents+json",
        ),
        Channel(
            name="chat",
            about="words, to an address of Apprise, such as slack://…, mailtos://…",
            way="chat",
            complaint=chat_services.complaint,
            shown=chat_services.shown,
            is_signed=False,  # its address carries its own credentials
            is_enveloped=False,
            content_type=None,
            storm_limit=CHAT_STORM_LIMIT,
        ),
    )
}
USUAL = "webhook"

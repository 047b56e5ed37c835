"""A payload as a chat or a mail tells it: short, plain text, both sentences quoted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.moments import parse_moment
from flows.messages.period_words import day_in_words

_LONGEST_QUOTE = 400  # characters
# Names that call on a whole channel, and markup of links and mentions, in what articles say.
_CALLS = re.compile(r"@(?=\w)|<(?=[!@#])")
_WORD_JOINER = "\u2060"

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A title of one line, and a body of plain text."""

    title: str
    body: str


def message_of(payload: Payload) -> ChatMessage:
    """What a chat shows of a payload: a contradiction, a digest, or any other in its summary."""
    forms = {"counterclaim.contradiction": _contradiction, "counterclaim.digest": _digest}
    title, body = forms.get(payload["type"], _other)(payload)
    return ChatMessage(_quiet(" ".join(title.split())), _quiet(body))


def _contradiction(payload: Payload) -> tuple[str, str]:
    data = payload["data"]
    where = data["b"]["place"]["name"] or data["a"]["place"]["name"]
    about = (data["b"]["measure"] or "figures").replace("_", " ").replace(":", " ")
    parts = [data["summary"], _quoted(data["b"]), _quoted(data["a"])]
    parts.append(data.get("link") or f"counterclaim alerts show {data['alert_id']}")
    title = f"Contradiction: {about}" + (f", {where}" if where else "")
    return title, "\n\n".join(parts)


def _quoted(side: Payload) -> str:
    """A sentence, who published it, and where it can be read."""
    article, text = side["article"], " ".join(side["sentence"]["text"].split())
    if len(text) > _LONGEST_QUOTE:
        text = _around(text, side["figure"]["quote"])
    outlet = article["publisher"] or article["title"] or "an article"
    published = parse_moment(article["published"])
    day = f", {_day(published)}" if published else ""
    address = f"\n{article['url']}" if article["url"] else ""
    return f"“{text}”\n— {outlet}{day}{address}"


def _day(published: date) -> str:
    return day_in_words(published, None)


def _around(text: str, quote: str) -> str:
    """The figure with what stands around it."""
    middle = max(text.find(quote), 0)
    start = max(0, min(middle - _LONGEST_QUOTE // 2, len(text) - _LONGEST_QUOTE))
    end = start + _LONGEST_QUOTE
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _digest(payload: Payload) -> tuple[str, str]:
    data = payload["data"]
    lines = [f"{number}. {one['summary']}" for number, one in enumerate(data["alerts"], 1)]
    more = data["count"] - len(data["alerts"])
    if more > 0:
        lines.append(f"… and {more} more: {data['link'] or 'counterclaim alerts list'}")
    return f"{data['count']} contradictions", "\n\n".join([data["summary"], "\n".join(lines)])


def _other(payload: Payload) -> tuple[str, str]:
    name = str(payload["type"]).removeprefix("counterclaim.").replace(".", " ")
    return f"counterclaim: {name}", str(payload["data"].get("summary", ""))


def _quiet(text: str) -> str:
    """Without what would call on everyone in a channel."""
    return _CALLS.sub(lambda match: match[0] + _WORD_JOINER, text)

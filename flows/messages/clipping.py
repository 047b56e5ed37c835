"""Texts cut to so many bytes of JSON, so that a message stays small whatever an article holds."""

import json
from dataclasses import dataclass

_MARK = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text: `text` is the whole's characters from `start` to `end`, `figure_start`
    and `figure_end` the offsets in it of the words that it was cut around, None where they are not
    in the text."""

    text: str
    start: int
    end: int
    figure_start: int | None
    figure_end: int | None


def sendable(text: str) -> str:
    """The text without lone surrogates, which UTF-8 has no form for; of the same length."""
    return text.encode("utf-8", "replace").decode()


def size(text: str) -> int:
    """The bytes of a text within JSON, its quotes left out."""
    return len(json.dumps(text, ensure_ascii=False).encode()) - 2


def clipped(text: str, most: int) -> str:
    """The text, or as much of its beginning as leaves room for an ellipsis within `most` bytes."""
    if size(text) <= most:
        return text
    room = most - size(_MARK)
    return text[: fitting(text, room)] + _MARK


def around(text: str, words: str, at: int | None, most: int) -> Excerpt:
    """As much of the text as fits into `most` bytes, the words at offset `at` in its middle.

    Nothing is put in for what is cut away, so that offsets into the piece go on quoting it. With
    `at` None the piece is the text's beginning. The words themselves must fit.
    """
    if at is None:
        end = fitting(text, most)
        return Excerpt(text[:end], 0, end, None, None)
    spare = most - size(words)
    after = fitting(text[at + len(words) :], spare // 2)
    start = at - fitting(text[:at][::-1], spare - size(text[at + len(words) :][:after]))
    after = fitting(text[at + len(words) :], spare - size(text[start:at]))
    end = at + len(words) + after
    return Excerpt(text[start:end], start, end, at - start, at - start + len(words))


def fitting(text: str, most: int) -> int:
    """How many characters of the text's beginning take at most `most` bytes."""
    low, high = 0, min(len(text), max(most, 0))
    if size(text[:high]) <= most:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= most else (low, middle - 1)
    return low

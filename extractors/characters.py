"""Characters that no text of news has, taken out where they cost nothing but themselves.

A terminal, a log or a chat obeys some of them: ECMA-48 gives colours and cursor moves, and "OSC 52"
writes to the clipboard of whoever reads a headline.
"""

import re

# CSI, the strings OSC, DCS, SOS, PM and APC with their end, and two-character escapes (ECMA-48, 5).
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,60}[ -/]{0,10}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,20000}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]{0,5}[0-Z\\\\`-~]"
)
# The same as far as they hold no character of markup: of "\x9b</p>" the tag is none of a sequence.
_IN_MARKUP = re.compile(
    "\x1b\\[[0-9;:]{0,60}[A-Za-z]|\x9b[0-9;:]{1,60}[A-Za-z]"
    "|[\x1b]\\][^\x07\x1b\x9c<>&\\[\\]]{0,20000}(?:\x07|\x1b\\\\|\x9c)"
)
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet take a cell for a formula


def markup_without_controls(markup: str) -> str:
    """HTML or XML without control characters, its tags and sections as they were."""
    return _plain(_IN_MARKUP.sub("", markup))


def without_controls(text: str) -> str:
    """Text without control characters; lines and tabulators stay.

    Old separators become blanks, halves of characters U+FFFD; a terminal's sequences go whole.
    """
    if "\x1b" in text or not text.isascii():
        text = _ESCAPES.sub("", text)
    return _plain(text)


def on_one_line(text: str) -> str:
    """Text as one line of what can be seen, fit for terminal, log, chat and mail's head.

    Marks of direction go, too: they let a name show itself as another.
    """
    return " ".join(_DIRECTIONS.sub("", without_controls(text)).split())


def no_formula(cell: object) -> object:
    """A cell of a sheet, with an apostrophe before a text that a spreadsheet would take for a
    formula (OWASP, "CSV Injection"); numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _plain(text: str) -> str:
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _BLANKS.sub(" ", text)))

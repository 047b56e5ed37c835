"""A page's tree made what it shows before its text is taken: hidden parts out, tables as text.

HTML Living Standard: `hidden` and `template` are not shown (3.2.6.1, 4.12.3). A table that lays a
page out is no table; in one of data a cell says nothing without its heads, so each row becomes a
line that names them: "Daral: Killed 14, Injured 120".
"""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement, fragment_fromstring  # type: ignore[import-untyped]

_UNSHOWN = re.compile(
    r"(?:^|;)\s{0,10}(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)"
)
_HALF = 0.5  # of the page's text: what hides more is an article that scripts will show
_BLOCKS = "p|div|h1|h2|h3|ul|ol|table|article|section|blockquote"
_LAID_OUT = f".//*[self::{_BLOCKS.replace('|', ' or self::')}]"
_MOST_WORDS = 30  # of a cell of data
_MOST_CELLS = 2_000  # of a table of data that is told row by row
_MOST_TABLES = 200


def shaped(tree: HtmlElement) -> HtmlElement:
    """The tree, changed in place, as a reader sees it."""
    _drop_hidden(tree)
    for table in reversed(list(tree.iter("table"))[:_MOST_TABLES]):  # the inner ones first
        rows = _rows(table)
        if _is_layout(table, rows):
            _lay_flat(table)
        elif sum(map(len, rows)) <= _MOST_CELLS:
            _tell(table, rows)
    return tree


def _drop_hidden(tree: HtmlElement) -> None:
    for element in list(tree.iter("template")):
        element.drop_tree()
    hidden = [e for e in tree.xpath("//body//*[@hidden or @style]") if _is_hidden(e)]
    if not hidden:
        return
    whole = _size([tree])
    for element in hidden:
        if element.getparent() is not None and _size([element]) < whole * _HALF:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return (element.get("hidden") or "").lower() != "until-found"
    return bool(_UNSHOWN.search((element.get("style") or "").lower()))


def _size(elements: Iterable[HtmlElement]) -> int:
    return sum(len(str(element.text_content())) for element in elements)


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    rows = table.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    return [row.xpath("./td | ./th") for row in rows]


def _is_layout(table: HtmlElement, rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether the table lays out a page: it says so, or a cell holds blocks or running text."""
    if table.get("role") in ("presentation", "none"):
        return True
    if table.xpath(".//th | .//caption"):
        return False
    cells = [cell for row in rows for cell in row]
    return any(_words(cell) > _MOST_WORDS or cell.xpath(_LAID_OUT) for cell in cells)


def _words(cell: HtmlElement) -> int:
    return len(str(cell.text_content())[:5_000].split())


def _lay_flat(table: HtmlElement) -> None:
    """Table, rows and cells as plain blocks; of running text cut by pairs of <br> paragraphs."""
    for element in table.xpath(
        "self::table | ./thead | ./tbody | ./tfoot | ./tr | ./*/tr | ./tr/td | ./*/tr/td"
    ):
        if element.tag == "td":
            _cut(element)
        element.tag = "div"
        for name in ("width", "colspan", "rowspan", "align", "valign"):
            element.attrib.pop(name, None)


def _cut(cell: HtmlElement) -> None:
    """Text directly in a cell as paragraphs, one for each run between breaks."""
    if _words(cell) <= _MOST_WORDS or cell.xpath(_LAID_OUT) or not cell.xpath("./br"):
        return
    run: HtmlElement = cell.makeelement("p")
    run.text, cell.text = cell.text, None
    runs = [run]
    for child in list(cell):
        cell.remove(child)
        if child.tag == "br":
            run = cell.makeelement("p")
            run.text = child.tail
            runs.append(run)
        else:
            run.append(child)
    cell.extend(one for one in runs if str(one.text_content()).strip())


def _tell(table: HtmlElement, rows: Sequence[Sequence[HtmlElement]]) -> None:
    """A table with heads as one paragraph a row; one without stays as it is."""
    lines = _lines(rows)
    parent = table.getparent()
    if not lines or parent is None:
        return
    caption = [_text(c) for c in table.iterchildren("caption") if _text(c)]
    told = fragment_fromstring("<div></div>")
    for line in (*caption, *lines):
        paragraph = told.makeelement("p")
        paragraph.text = line
        told.append(paragraph)
    told.tail = table.tail
    parent.replace(table, told)


def _lines(rows: Sequence[Sequence[HtmlElement]]) -> list[str]:
    """Each row of values with its own head and those of its columns."""
    heads: list[str] = []
    lines: list[str] = []
    for row in rows:
        cells = [_text(cell) for cell in row]
        if row and all(cell.tag == "th" for cell in row):
            heads = cells
        elif heads and len(cells) == len(heads) and not any(c.get("colspan") for c in row):
            lines.append(_under(heads, cells))
        elif len(row) == 2 and row[0].tag == "th" and cells[1]:
            lines.append(f"{cells[0]}: {cells[1]}")
        else:
            lines.append(", ".join(filter(None, cells)))
    return [line for line in lines if line] if _has_heads(rows) else []


def _has_heads(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    tags = [[cell.tag for cell in row] for row in rows]
    return any("th" in row for row in tags) and any("td" in row for row in tags)


def _under(heads: Sequence[str], cells: Sequence[str]) -> str:
    pairs = [f"{h} {c}".strip() for h, c in zip(heads[1:], cells[1:], strict=True) if c]
    return f"{cells[0]}: {', '.join(pairs)}" if pairs else cells[0]


def _text(cell: HtmlElement) -> str:
    return " ".join(str(cell.text_content())[:1_000].split())

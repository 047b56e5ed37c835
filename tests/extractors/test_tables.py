"""The reader of tables: rows that go on, blocks of words, and lines that are neither."""

import re
import sys

import pytest

from extractors.errors import CounterclaimError, TableError
from extractors.tables import blocks, rows, word_set
from tests import paths


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of its own whose tables a test writes: `package(name, text)` gives its name."""
    name = f"tabled_{tmp_path.name}"
    (tmp_path / name / "data").mkdir(parents=True)
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    def write(table, text):
        (tmp_path / name / "data" / table).write_text(text, encoding="utf-8")
        return name

    yield write
    sys.modules.pop(name, None)


def test_rows_go_by_their_columns_and_go_on_below(package):
    name = package("t.tsv", "# why\nkind\tnouns\tverbs\n\na\tx\n\ty z\n\t\trun\nb\tw\tgo\n")
    assert rows(name, "t.tsv") == (
        {"kind": "a", "nouns": "x y z", "verbs": "run"},
        {"kind": "b", "nouns": "w", "verbs": "go"},
    )


def test_a_list_with_a_sign_of_its_own_goes_on_without_a_blank(package):
    name = package("t.tsv", "kind\tforms\na\tx y|\n\tz\n")
    assert rows(name, "t.tsv", glue="")[0]["forms"].split("|") == ["x y", "z"]


@pytest.mark.parametrize("line", ["a\tb\tc", "\tb"])
def test_a_line_that_is_no_row_is_named(package, line):
    name = package("t.tsv", f"kind\tnouns\n{line}\n")
    with pytest.raises(TableError, match=r"t\.tsv, line 2: not a row of kind, nouns"):
        rows(name, "t.tsv")


def test_blocks_hold_words_and_signs_on_any_number_of_lines(package):
    name = package("t.txt", '# why: "x"\nstop:\n  , ; :\n  who #\n\nmonth:\n  may\n')
    assert blocks(name, "t.txt") == {"stop": (",", ";", ":", "who", "#"), "month": ("may",)}
    assert word_set(name, "t.txt", "month") == {"may"}
    assert word_set(name, "t.txt") == {",", ";", ":", "who", "#", "may"}
    with pytest.raises(KeyError):
        word_set(name, "t.txt", "weekday")


@pytest.mark.parametrize("text", ["  loose words\n", "a:\n  x\na:\n  y\n", "words\n"])
def test_a_block_without_a_name_of_its_own_is_an_error(package, text):
    name = package("t.txt", text)
    with pytest.raises(TableError, match=r"t\.txt, line \d"):
        blocks(name, "t.txt")


def test_a_missing_table_says_so_and_how_to_mend_it(package):
    name = package("t.txt", "a:\n  x\n")
    with pytest.raises(CounterclaimError, match=r"gone\.tsv: missing .* install counterclaim"):
        rows(name, "gone.tsv")


TABLES = sorted(
    path
    for package in ("extractors", "warehouse")
    for ending in ("tsv", "txt")
    for path in (paths.ROOT / package).rglob(f"data/*.{ending}")
)
OPENED = re.compile(r"\.read_text\(|\bopen\(|read_bytes\(|importlib\.resources|import resources")
# What is no table: the weights, the gazetteer's file and its sources, SQL, the file that is copied.
OPENERS = {
    *("extractors/tables.py", "extractors/parsing/pipeline.py", "extractors/parsing/lemmas.py"),
    *("extractors/parsing/known_words.py", "extractors/places/gazetteer.py"),
    *("warehouse/file/sqlfiles.py", "warehouse/file/snapshot.py", "warehouse/file/archive.py"),
}
APART = {"training", "making"}  # recipes, which nothing that runs imports


def shown(path):
    return str(path.relative_to(paths.ROOT))


@pytest.mark.parametrize("path", TABLES, ids=shown)
def test_a_table_is_readable_in_lines_of_a_hundred_characters(path):
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 100] == []
    assert lines[0].startswith("#") and lines[0] != "#"


@pytest.mark.parametrize("path", [p for p in TABLES if p.suffix == ".txt"], ids=shown)
def test_every_set_of_words_says_what_it_is_for_with_an_example(path):
    package = ".".join(path.relative_to(paths.ROOT).parts[:-2])
    text = path.read_text("utf-8")
    notes = re.findall(r"((?:^#.*\n)+)([\w -]+):\n", text, re.M)
    named = {name for name in blocks(package, path.name) if not name.isdigit()}  # months by number
    assert {name for note, name in notes if '"' in note} >= named


def test_no_other_module_opens_a_table():
    opened = {
        shown(path)
        for package in ("extractors", "warehouse")
        for path in (paths.ROOT / package).rglob("*.py")
        if not APART & set(path.parts) and OPENED.search(path.read_text("utf-8"))
    }
    assert opened <= OPENERS

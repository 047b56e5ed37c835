"""The reader of tables: rows that go on, blocks of words, and lines that are neither."""

import sys

import pytest

from extractors.errors import CounterclaimError, TableError
from extractors.tables import blocks, rows, word_set


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
    assert rows(name, "t.tsv") == [
        {"kind": "a", "nouns": "x y z", "verbs": "run"},
        {"kind": "b", "nouns": "w", "verbs": "go"},
    ]


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

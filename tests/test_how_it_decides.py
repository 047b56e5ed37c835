"""docs/how-it-decides.md tells the truth: its commands print what it shows."""

from tests.documented_chain import DOCUMENT, commands, printed, with_outputs


def test_each_command_prints_what_the_document_shows(tmp_path):
    document = DOCUMENT.read_text("utf-8")
    found = printed(document, tmp_path)
    assert with_outputs(document, found) == document, "python -m tests.refresh_docs"
    assert len(found) == document.count("$ counterclaim ") == 7


def test_an_output_that_differs_is_seen():
    document = DOCUMENT.read_text("utf-8")
    assert with_outputs(document, ["x\n"] * len(commands(document))) != document

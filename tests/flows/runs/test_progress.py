"""News of a long run: not before it is long, then with a rate and an end that can be foreseen."""

import json
import os
from pathlib import Path

from flows.feeds.sorting_sources import sort_sources
from flows.feeds.sources import Source, read_folder
from flows.runs.progress import Progress


def test_a_line_now_and_then_with_rate_and_end() -> None:
    now, lines = [0.0], list[str]()
    progress = Progress(lambda: now[0], lines.append, 50_000)
    for _ in range(30):
        now[0] += 1.0
        progress.add(200)
    assert lines == [
        "2,000 of 50,000 articles, 200 a second, about 4 min to go",
        "4,000 of 50,000 articles, 200 a second, about 4 min to go",
        "6,000 of 50,000 articles, 200 a second, about 4 min to go",
    ]


def test_a_short_run_says_nothing_and_an_unknown_end_is_not_guessed() -> None:
    now, lines = [0.0], list[str]()
    progress = Progress(lambda: now[0], lines.append)
    progress.add(100)
    assert lines == []
    now[0] = 20.0
    progress.add(100)
    assert lines == ["200 articles, 10 a second"]


def test_what_lies_on_disk_is_counted(tmp_path: Path, workers) -> None:  # type: ignore[no-untyped-def]
    archive, folder = tmp_path / "a.jsonl", tmp_path / "folder"
    archive.write_text("".join(json.dumps({"id": str(n), "text": "x"}) + "\n" for n in range(7)))
    folder.mkdir()
    for name in ("a.txt", "b.html", "c.png"):
        (folder / name).write_text("Twelve people died.")
    assert sort_sources([str(archive), str(folder)], workers).expected == 9
    assert sort_sources([str(archive), "https://example.org/feed"], workers).expected is None


def test_a_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("Twelve people died in Homs on Monday, officials said.")
    found = list(read_folder(Source(str(tmp_path), "folder")))
    assert [getattr(page, "id", None) for page in found] == ["a.txt"]

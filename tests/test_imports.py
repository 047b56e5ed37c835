"""Imports go one way: flows -> warehouse -> extractors, and in each from room to room."""

import ast
from functools import cache

import pytest

from tests.paths import ROOT

FORBIDDEN = {"extractors": {"warehouse", "flows"}, "warehouse": {"flows"}, "flows": set()}
# The rooms of each package, modules at its root included: each may import from those before it.
ORDER = {
    "extractors": [
        *("records", "errors", "moments", "characters", "addresses"),
        *("tables", "measures", "event_kinds"),
        *("article", "feeds", "parsing", "figures", "meaning", "periods", "sources", "places"),
        *("standing", "events", "claims", "training"),
    ],
    "warehouse": [
        *("records", "errors", "file", "memory", "outbox", "events", "judgement"),
        *("filing", "alerts", "ingest", "page"),
    ],
    "flows": [
        *("errors", "background", "private_files", "tables", "workers", "web"),
        *("endpoints", "settings", "world", "messages", "delivery", "feeds", "runs", "hubs"),
        *("page", "scheduled", "commands", "cli"),
    ],
}
MOST_ROOMS = {"extractors": 20, "warehouse": 16, "flows": 18}
WORLDLY = {"duckdb", "httpx", "httpx2", "prefect", "socket", "subprocess", "urllib.request"}
CLOCKS = {"datetime.now", "date.today", "time.time", "time.monotonic", "datetime.utcnow"}


@cache
def files_of(package):
    return sorted((ROOT / package).rglob("*.py"))


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path):
    """The modules a file names, those named as "from package import module" included."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def rooms_named(path, package):
    """The rooms of the package that a file imports from."""
    split = (name.split(".") for name in imported(path))
    return {parts[1] for parts in split if parts[0] == package and len(parts) > 1} & set(
        ORDER[package]
    )


def room_of(path, package):
    return path.relative_to(ROOT / package).parts[0].removesuffix(".py")


def called(path):
    """Attributes of names that a file asks for, such as "datetime.now"."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


@pytest.mark.parametrize("package", ORDER)
def test_imports_go_one_way_between_packages(package):
    assert len(files_of(package)) > 30
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path in files_of(package)
        for name in imported(path)
        if name.split(".")[0] in FORBIDDEN[package]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "package",
    ORDER,
)
def test_imports_go_one_way_between_the_rooms_of_a_package(package):
    order = ORDER[package]
    rooms = {room_of(path, package) for path in files_of(package)} - {"__init__"}
    assert rooms <= set(order)
    assert len(rooms) <= MOST_ROOMS[package]
    wrong = [
        f"{path.relative_to(ROOT)} imports {package}.{name}"
        for path in files_of(package)
        if (here := room_of(path, package)) in order
        for name in sorted(rooms_named(path, package))
        if order.index(name) > order.index(here)
    ]
    assert wrong == []


def test_nothing_but_its_command_imports_the_page():
    strangers = {
        str(path.relative_to(ROOT))
        for path in files_of("flows")
        if "page" in rooms_named(path, "flows") and room_of(path, "flows") != "page"
    }
    assert strangers == {"flows/commands/serve.py"}


def test_extractors_touch_no_database_and_no_network():
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for path in files_of("extractors")
        for name in imported(path)
        if name in WORLDLY or name.split(".")[0] in WORLDLY
    ]
    assert wrong == []


def test_only_flows_reads_the_clock_and_the_environment():
    wrong = [
        (str(path.relative_to(ROOT)), call)
        for package in ("extractors", "warehouse")
        for path in files_of(package)
        if "training" not in path.parts
        for call in called(path) & (CLOCKS | {"os.environ", "os.getenv"})
    ]
    assert wrong == []

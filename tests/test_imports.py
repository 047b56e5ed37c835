"""Imports go one way: flows -> warehouse -> extractors, and from package to package in flows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {"extractors": {"warehouse", "flows"}, "warehouse": {"flows"}, "flows": set()}
# Each package of `flows` may import from those before it.
LAYERS = [
    "workers",
    "web",
    "endpoints",
    "messages",
    "delivery",
    "feeds",
    "runs",
    "hubs",
    "commands",
]
WORLDLY = {"duckdb", "httpx", "httpx2", "prefect", "socket", "subprocess", "urllib.request"}
EVERYWHERE = sorted(
    path for package in FORBIDDEN for path in (ROOT / package).rglob("*.py") if path.is_file()
)


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_there_is_something_to_check():
    assert len(EVERYWHERE) > 30


@pytest.mark.parametrize("path", EVERYWHERE, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    packages = {name.split(".")[0] for name in imported(path)}
    assert not packages & FORBIDDEN[package]


def test_the_layers_are_the_packages_there_are():
    folders = {path.parent.name for path in (ROOT / "flows").glob("*/__init__.py")}
    assert folders == set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_packages_of_flows_import_from_lower_ones_alone(layer):
    above = {f"flows.{name}" for name in LAYERS[LAYERS.index(layer) + 1 :]}
    for path in (ROOT / "flows" / layer).rglob("*.py"):
        taken = {".".join(name.split(".")[:2]) for name in imported(path)}
        assert not taken & above, path


@pytest.mark.parametrize(
    "path",
    [path for path in EVERYWHERE if path.relative_to(ROOT).parts[0] == "extractors"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_extractors_touch_no_database_and_no_network(path):
    names = imported(path)
    assert not {name for name in names if name in WORLDLY or name.split(".")[0] in WORLDLY}


def calls(path: Path) -> set[str]:
    """Attribute calls such as "datetime.now" that a file makes."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in EVERYWHERE
        if path.relative_to(ROOT).parts[0] != "flows" and "training" not in path.parts
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_only_flows_reads_the_clock_and_the_environment(path):
    clocks = {"datetime.now", "date.today", "time.time", "time.monotonic", "datetime.utcnow"}
    assert not calls(path) & (clocks | {"os.environ", "os.getenv"})

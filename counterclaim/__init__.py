"""The installed name: what starts counterclaim from outside comes in here.

Our code lies in top-level packages with everyday names, and a Prefect user's folder often holds a
`flows` of its own, which Python and Prefect look into first. Whoever has imported this module gets
ours, whatever the working directory or PYTHONPATH holds; all other imports stay as they are.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

_HOME = str(Path(__file__).resolve().parent.parent)
_OURS = frozenset({"counterclaim", "extractors", "flows", "seeds", "warehouse"})


class _OurPackages(MetaPathFinder):
    """Finds our top-level packages where this one lies."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(name, [_HOME]) if name in _OURS else None


def _strangers() -> list[str]:
    """Our names under which other packages are imported already."""
    loaded = {name: sys.modules.get(name) for name in _OURS}
    return [
        name
        for name, module in sorted(loaded.items())
        if module is not None and _HOME not in map(_folder_of, getattr(module, "__path__", ()))
    ]


def _folder_of(package: str) -> str:
    return str(Path(package).resolve().parent)


if _strangers():
    raise ImportError(
        f"this process has imported another {_strangers()[0]!r} than counterclaim's; "
        "run counterclaim's flows in a process of their own"
    )
sys.meta_path.insert(0, _OurPackages())

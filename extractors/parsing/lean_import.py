"""Import spaCy without what extraction never uses.

`import spacy` loads its command line for the sake of one function, srsly its YAML reader, training
its progress bar, and confection the old half of pydantic should a schema be written in it (spaCy's
are not): more than half of the import's time, and a third of what a cold start of the product may
take. Stand-ins take their places while spaCy is imported; whoever asks for the real modules
afterwards gets them.
"""

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

_LEFT_OUT = {
    "spacy.cli": (),
    "spacy.cli.info": ("info",),
    "srsly._yaml_api": (
        "read_yaml",
        "write_yaml",
        "yaml_dumps",
        "yaml_loads",
        "is_yaml_serializable",
    ),
    "tqdm": ("tqdm", "trange"),
}
_SAID_TO_BE_MISSING = ("pydantic.v1",)  # where the import fails, confection does without


def import_spacy() -> None:
    """Import spaCy; does nothing where it is imported already."""
    if "spacy" in sys.modules:
        return
    stand_ins: dict[str, ModuleType | None] = {
        module: _stand_in(module, names) for module, names in _LEFT_OUT.items()
    }
    stand_ins |= dict.fromkeys(_SAID_TO_BE_MISSING)
    stand_ins = {name: one for name, one in stand_ins.items() if name not in sys.modules}
    sys.modules.update(stand_ins)  # type: ignore[arg-type]  # None is "there is no such module"
    try:
        importlib.import_module("spacy")
    finally:
        for module in stand_ins:
            sys.modules.pop(module, None)


def _stand_in(module: str, names: tuple[str, ...]) -> ModuleType:
    made = ModuleType(module)
    for name in names:
        setattr(made, name, _later(module, name))
    return made


def _later(module: str, name: str) -> Callable[..., Any]:
    """A function that imports the real one when it is called."""

    def call(*args: Any, **keywords: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*args, **keywords)

    return call

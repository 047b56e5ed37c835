"""A working directory as a Prefect user may have it: with packages of their own under our names."""

from pathlib import Path

NAMES = ("flows", "warehouse", "extractors", "seeds")


def settle_in(folder: Path) -> None:
    """Put packages into the folder that cannot be imported without a trace."""
    for name in NAMES:
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "__init__.py").write_text(f"raise RuntimeError('a stranger: {name}')\n")

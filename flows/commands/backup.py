"""`counterclaim backup` and `restore`: the warehouse as Parquet files, and back."""

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.settings import settings_from
from flows.world import patience
from warehouse.errors import WarehouseMissing
from warehouse.file.archive import Archive, archive
from warehouse.file.archive import restore as restore_to
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def backup(ctx: click.Context, folder: Path | None) -> None:
    """Write the warehouse as Parquet to FOLDER (by default named by the moment).

    One file a table, which any version of counterclaim from this one on restores and any other
    program reads, and a manifest with counts and checksums. Secrets of endpoints and logins of
    feeds are not in it: they stand in files beside the warehouse.
    """
    path, now = settings_from(ctx.obj).warehouse, datetime.now(UTC)
    if not path.exists():
        raise WarehouseMissing(str(path), "there is no warehouse", "name one with --warehouse")
    folder = folder or path.with_name(f"{path.stem}.backup-{now:%Y%m%dT%H%M%SZ}")
    if folder.exists():
        raise click.UsageError(f"{folder} is there already; name a new folder")
    with writing(path, patience()) as connection:
        made = archive(connection, folder, now)
    click.echo(f"{folder}: {_held(made)}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def restore(ctx: click.Context, folder: Path) -> None:
    """Make the warehouse anew from the backup in FOLDER; one that is there is not touched."""
    path = settings_from(ctx.obj).warehouse
    made = restore_to(folder, path)
    with writing(path, patience()) as connection:
        publish(connection, path, lambda point: None)
    click.echo(f"{path}: {_held(made)}, as of {made.made}")


def _held(made: Archive) -> str:
    articles = made.rows.get("articles", 0)
    return f"{len(made.rows)} tables, {sum(made.rows.values()):,} rows, {articles:,} articles"

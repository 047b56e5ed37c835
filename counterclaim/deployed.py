"""The Prefect flows under the installed name: the entry points of deployments, and for `serve`."""

from flows.scheduled.deployed import ingest, nightly

__all__ = ["ingest", "nightly"]

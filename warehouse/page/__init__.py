"""What the page shows, read from a snapshot into frozen records; no row of DuckDB leaves here."""

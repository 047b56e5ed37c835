-- What had to be killed, or failed in a way that no one foresaw, with its bytes: to be looked at, and
-- tried again after an upgrade. `page` is the record, compressed; `size` its bytes so.
CREATE TABLE store.quarantine (
    quarantine_key UBIGINT NOT NULL,
    name VARCHAR NOT NULL,
    address VARCHAR,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    kept TIMESTAMP NOT NULL,
    size BIGINT NOT NULL,
    page BLOB NOT NULL
);

-- What was dropped from it for want of room or of interest: told once, then history.
CREATE TABLE store.quarantine_drops (
    dropped TIMESTAMP NOT NULL,
    name VARCHAR NOT NULL,
    address VARCHAR,
    why VARCHAR NOT NULL
);

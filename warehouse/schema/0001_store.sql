-- The tables. Everything is appended; nothing is updated but a feed's state.
-- Keys are 64-bit content hashes (warehouse/file/keys.py). Times are naive UTC.

-- One row a revision of an article; `version` numbers all revisions in the order of loading. No
-- primary key: the loader is the only writer, and leaves out what is stored already.
CREATE TABLE store.articles (
    version BIGINT NOT NULL,
    article_key UBIGINT NOT NULL,
    revision INTEGER NOT NULL,
    content_key UBIGINT NOT NULL,
    article_id VARCHAR NOT NULL,
    publisher VARCHAR,
    published_day DATE,
    published_at TIMESTAMP,
    published_offset INTEGER,
    title VARCHAR,
    url VARCHAR,
    language VARCHAR,
    text VARCHAR,
    fingerprint UBIGINT,
    voice_key UBIGINT NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    loaded TIMESTAMP NOT NULL
);

-- Each version once more, whole, as comparisons read it: its claims and the marks of its story as
-- JSON (warehouse/filing/packing.py). Candidates are scattered over the years, and reading their claims
-- column by column from store.claims costs a hundred times more than one row each through this key.
CREATE TABLE store.accounts (
    version BIGINT PRIMARY KEY,
    account VARCHAR NOT NULL
);

-- One row a claim and revision. `carried`: the revision before held the same claim.
CREATE TABLE store.claims (
    claim_key UBIGINT NOT NULL,
    article_key UBIGINT NOT NULL,
    revision INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    carried BOOLEAN NOT NULL,
    series_key UBIGINT NOT NULL,
    stance_key UBIGINT NOT NULL,
    as_of DATE NOT NULL,
    article_id VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    sentence_start INTEGER,
    sentence_end INTEGER,
    quote VARCHAR NOT NULL,
    quote_start INTEGER,
    quote_end INTEGER,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    soft_low DOUBLE,
    soft_high DOUBLE,
    hedge VARCHAR NOT NULL,
    change VARCHAR,
    unit VARCHAR NOT NULL,
    unit_text VARCHAR,
    measure VARCHAR NOT NULL,
    counted VARCHAR,
    counted_text VARCHAR,
    place VARCHAR,
    place_id VARCHAR,
    country VARCHAR,
    window_start DATE,
    window_end DATE,
    window_kind VARCHAR,
    source VARCHAR,
    modality VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    paragraph INTEGER NOT NULL,
    place_via VARCHAR,
    part_of VARCHAR,
    consistent BOOLEAN NOT NULL
);

-- The hot path: one row a position (series, bounds, window, source) and exemplar claim.
-- A batch finds its candidates here; store.claims is read for the few that remain.
-- `coarse_key`: family of measures, dimension, country; `other_key`: the same without the country,
-- null where the country is unknown, so that placed and unplaced claims of near days can meet.
-- `region_key`, `district_key`, `town_key`: of places that meet one holds the other, so the two
-- differ on no level that both have.
CREATE TABLE store.series (
    coarse_key UBIGINT NOT NULL,
    other_key UBIGINT,
    region_key UBIGINT,
    district_key UBIGINT,
    town_key UBIGINT,
    day INTEGER NOT NULL,
    day_from INTEGER NOT NULL,
    day_to INTEGER NOT NULL,
    position_key UBIGINT NOT NULL,
    series_key UBIGINT NOT NULL,
    claim_key UBIGINT NOT NULL,
    article_key UBIGINT NOT NULL
);

-- Texts by fingerprint: near-duplicates of near days share a voice.
CREATE TABLE store.voices (
    day INTEGER NOT NULL,
    fingerprint UBIGINT NOT NULL,
    voice_key UBIGINT NOT NULL
);

CREATE TABLE store.comparisons (
    comparison_key UBIGINT NOT NULL,
    a_claim_key UBIGINT NOT NULL,
    a_revision INTEGER NOT NULL,
    b_claim_key UBIGINT NOT NULL,
    b_revision INTEGER NOT NULL,
    verdict VARCHAR NOT NULL,
    severity VARCHAR,
    kind VARCHAR,
    reason VARCHAR NOT NULL,
    gates VARCHAR NOT NULL,
    alert_id VARCHAR,
    day_from INTEGER NOT NULL,
    day_to INTEGER NOT NULL,
    compared TIMESTAMP NOT NULL
);

CREATE TABLE store.alerts (
    alert_id VARCHAR PRIMARY KEY,
    a_stance_key UBIGINT NOT NULL,
    b_stance_key UBIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    comparison_key UBIGINT NOT NULL,
    raised TIMESTAMP NOT NULL
);

-- What an editor did with an alert; the last row is its state.
CREATE TABLE store.alert_actions (
    alert_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    note VARCHAR,
    acted TIMESTAMP NOT NULL
);

CREATE TABLE store.outbox (
    message_id VARCHAR PRIMARY KEY,
    alert_id VARCHAR NOT NULL,
    endpoint VARCHAR NOT NULL,
    payload BLOB NOT NULL,
    created TIMESTAMP NOT NULL,
    due TIMESTAMP NOT NULL
);

-- Attempts are rows; a message without a row "delivered" or "dead" is still to be delivered.
CREATE TABLE store.attempts (
    message_id VARCHAR NOT NULL,
    attempt INTEGER NOT NULL,
    attempted TIMESTAMP NOT NULL,
    outcome VARCHAR NOT NULL,
    status INTEGER,
    error VARCHAR,
    next_due TIMESTAMP
);

-- No primary key: the rows are updated at every poll, and updates of indexed tables were reported
-- to corrupt the index.
CREATE TABLE store.feeds (
    url VARCHAR NOT NULL,
    title VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    next_check TIMESTAMP,
    last_success TIMESTAMP,
    last_new_item TIMESTAMP,
    failures INTEGER NOT NULL,
    error VARCHAR,
    state VARCHAR NOT NULL
);

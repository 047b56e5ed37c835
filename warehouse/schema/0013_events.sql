-- Events on file. A mention is an event as one article's revision tells it: `version` and `event`, its
-- number among those that the article tells. Everything is appended. Files from before hold claims
-- without mentions, which are of no event on file.

-- What was read of each mention that a claim is about, one row each. `region`, `district`, `town` are
-- ids of the gazetteer; `day_from`, `day_to` the days, counted from 1970-01-01, in which a mention on
-- file may be of the same event. `told` is the day of publication.
CREATE TABLE store.event_marks (
    version BIGINT NOT NULL,
    event INTEGER NOT NULL,
    article_key UBIGINT NOT NULL,
    scope VARCHAR NOT NULL,
    kind VARCHAR,
    family VARCHAR,
    several BOOLEAN NOT NULL,
    name VARCHAR,
    place VARCHAR,
    place_id VARCHAR,
    country VARCHAR,
    region VARCHAR,
    district VARCHAR,
    town VARCHAR,
    first_day DATE,
    last_day DATE,
    dated BOOLEAN NOT NULL,
    spots VARCHAR[] NOT NULL,
    names VARCHAR[] NOT NULL,
    told DATE,
    day_from INTEGER NOT NULL,
    day_to INTEGER NOT NULL
);

-- Pairs of mentions that are as likely one event as not, or likelier: log odds, and why in words. `b`
-- came later or in the same batch.
CREATE TABLE store.event_links (
    a_version BIGINT NOT NULL,
    a_event INTEGER NOT NULL,
    b_version BIGINT NOT NULL,
    b_event INTEGER NOT NULL,
    odds DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);

-- The event of each mention; the last row holds. `component` is shared by mentions that links connect,
-- whether or not they are one event; `event_key` is null for what an article, revised, tells no more.
CREATE TABLE store.events (
    version BIGINT NOT NULL,
    event INTEGER NOT NULL,
    article_key UBIGINT NOT NULL,
    component BIGINT NOT NULL,
    event_key UBIGINT
);

-- What editors said of two mentions, whatever the revision: that they are one event, or that they are
-- not. The last row of a pair holds.
CREATE TABLE store.event_edits (
    a_article UBIGINT NOT NULL,
    a_event INTEGER NOT NULL,
    b_article UBIGINT NOT NULL,
    b_event INTEGER NOT NULL,
    one BOOLEAN NOT NULL,
    note VARCHAR,
    edited TIMESTAMP NOT NULL
);

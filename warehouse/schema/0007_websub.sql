-- What a user's own list of feeds says of each: OPML keeps titles, sites and folders.
CREATE TABLE store.listings (
    url VARCHAR NOT NULL,
    title VARCHAR,
    site VARCHAR,
    folder VARCHAR[] NOT NULL
);

-- Where each feed says that its news are pushed from (WebSub). A feed without hubs has a row, too:
-- it was looked at.
CREATE TABLE store.hubs (
    feed VARCHAR NOT NULL,
    hubs VARCHAR[] NOT NULL,
    topic VARCHAR,
    looked TIMESTAMP NOT NULL
);

-- Subscriptions at hubs. Neither callback nor secret stands here: readers see a copy of this file.
CREATE TABLE store.leases (
    feed VARCHAR NOT NULL,
    hub VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    asked TIMESTAMP,
    granted TIMESTAMP,
    expires TIMESTAMP,
    next_request TIMESTAMP,
    failures INTEGER NOT NULL,
    error VARCHAR,
    last_push TIMESTAMP
);

-- What became of endpoints: enabled or disabled, when and why. The last row is an endpoint's state;
-- one without a row is enabled. Addresses and secrets are never stored here.
CREATE TABLE store.endpoint_states (
    endpoint VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    reason VARCHAR,
    changed TIMESTAMP NOT NULL
);

-- Until when the endpoint asked that no message at all be sent to it (429 and 503 with Retry-After).
ALTER TABLE store.attempts ADD COLUMN hold_until TIMESTAMP;

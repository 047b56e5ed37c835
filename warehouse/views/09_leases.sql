CREATE OR REPLACE VIEW leases AS
SELECT feed, hub, topic, state, granted, expires, next_request, failures, error, last_push
FROM store.leases;

COMMENT ON VIEW leases IS
    'One row a feed that is, or is to be, pushed by a hub (WebSub, `counterclaim listen`).';
COMMENT ON COLUMN leases.feed IS 'The feed''s address';
COMMENT ON COLUMN leases.hub IS 'The hub that pushes it';
COMMENT ON COLUMN leases.topic IS 'The address that the hub knows the feed by';
COMMENT ON COLUMN leases.state IS
    'asking (not verified yet), live, denied (by the hub), failing (asked again later) or leaving';
COMMENT ON COLUMN leases.granted IS 'When the hub last verified the subscription, UTC';
COMMENT ON COLUMN leases.expires IS 'When the subscription ends unless it is renewed, UTC';
COMMENT ON COLUMN leases.next_request IS 'When the hub is to be asked next, UTC';
COMMENT ON COLUMN leases.failures IS 'Requests that came to nothing since one was granted';
COMMENT ON COLUMN leases.error IS 'Why the last request came to nothing; null after a success';
COMMENT ON COLUMN leases.last_push IS 'When the hub last pushed something with a good signature, UTC';

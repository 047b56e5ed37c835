CREATE OR REPLACE VIEW feeds AS
SELECT
    f.url,
    f.title,
    f.etag,
    f.last_modified,
    f.next_check,
    f.last_success,
    f.last_new_item,
    f.failures,
    f.error,
    f.state,
    f.notice,
    CASE f.notice
        WHEN 'gone' THEN 'it is no longer polled: ' || coalesce(f.error, 'it is gone')
        WHEN 'failing' THEN
            f.failures || ' polls in a row have failed, the last: ' || coalesce(f.error, 'unknown')
        WHEN 'silent' THEN
            'nothing new since ' || strftime(coalesce(f.last_new_item, f.added), '%-d %B %Y')
            || coalesce(
                '; it used to bring something every '
                || CASE
                    WHEN f.usual_gap < 5400 THEN greatest(1, round(f.usual_gap / 60))::INT || ' min'
                    WHEN f.usual_gap < 129600 THEN round(f.usual_gap / 3600)::INT || ' h'
                    ELSE round(f.usual_gap / 86400)::INT || ' days'
                END,
                ''
            )
    END AS explanation,
    f.error_kind,
    f.not_before AS retry_after,
    f.last_poll,
    f.added,
    f.usual_gap,
    f.previous,
    f.moved_to,
    coalesce(p.waiting, 0) AS pages_waiting,
    coalesce(p.given_up, 0) AS pages_given_up,
    coalesce(p.disallowed, 0) AS pages_disallowed
FROM store.feeds f
LEFT JOIN (
    SELECT
        feed,
        count(*) FILTER (state = 'waiting') AS waiting,
        count(*) FILTER (state = 'given_up') AS given_up,
        count(*) FILTER (state = 'disallowed') AS disallowed
    FROM store.pages
    GROUP BY feed
) p ON p.feed = f.url;

COMMENT ON VIEW feeds IS
    'One row a feed that is polled.';
COMMENT ON COLUMN feeds.url IS 'The feed''s address';
COMMENT ON COLUMN feeds.title IS 'The feed''s own title';
COMMENT ON COLUMN feeds.etag IS 'Validator to send back, byte for byte';
COMMENT ON COLUMN feeds.last_modified IS 'Validator to send back, byte for byte';
COMMENT ON COLUMN feeds.next_check IS 'When it is to be polled next, UTC';
COMMENT ON COLUMN feeds.last_success IS 'When it was last read without error, UTC';
COMMENT ON COLUMN feeds.last_new_item IS 'When it last held something new, UTC';
COMMENT ON COLUMN feeds.failures IS 'Failed polls since the last success';
COMMENT ON COLUMN feeds.error IS 'What went wrong at the last poll, or what of it could not be read; null where all went well';
COMMENT ON COLUMN feeds.state IS 'active, paused or gone';
COMMENT ON COLUMN feeds.notice IS
    'What an editor should know: gone, failing or silent (nothing new for much longer than usual); null where all is well';
COMMENT ON COLUMN feeds.explanation IS 'The notice in words';
COMMENT ON COLUMN feeds.error_kind IS
    'The sort of failure: timeout, refused, dns, tls, network, status, too_large, redirects, guarded, wait, address or feed';
COMMENT ON COLUMN feeds.retry_after IS 'The server asked not to be polled before this time, UTC';
COMMENT ON COLUMN feeds.last_poll IS 'When it was last polled, with whatever result, UTC';
COMMENT ON COLUMN feeds.added IS 'When it was put on the list, UTC; null before schema version 2';
COMMENT ON COLUMN feeds.usual_gap IS 'Seconds that usually pass before it brings something new';
COMMENT ON COLUMN feeds.previous IS 'Addresses that it had before, the oldest first';
COMMENT ON COLUMN feeds.moved_to IS
    'Where it permanently redirects to; becomes its address after repeated sightings';
COMMENT ON COLUMN feeds.pages_waiting IS 'Pages it lists that could not be read yet and are tried again';
COMMENT ON COLUMN feeds.pages_given_up IS 'Pages it lists that could not be read for days';
COMMENT ON COLUMN feeds.pages_disallowed IS 'Pages it lists that robots.txt forbids to fetch';

SELECT
    url, title, etag, last_modified, next_check, last_success, last_new_item, failures, error,
    state, added, last_poll, last_full, unchanged, usual_gap, least_wait, not_before, error_kind,
    missing_since, moved_to, moved_sightings, moved_since, previous, notice, lied, validated
FROM store.feeds
WHERE
    state = 'active'
    AND (next_check IS NULL OR next_check <= $now)
    AND (not_before IS NULL OR not_before <= $now)
ORDER BY next_check NULLS FIRST, url;

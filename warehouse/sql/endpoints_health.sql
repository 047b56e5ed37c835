SELECT endpoint, state, reason, changed, waiting, dead, last_success, failing_since, last_error
FROM endpoints
ORDER BY endpoint;

-- name: clock_feeds
-- What a clock that ran ahead has put off beyond the longest legal wait is due now; what it has seen
-- in days to come it has not seen.
UPDATE store.feeds SET
    next_check = CASE WHEN next_check > $day THEN $now ELSE next_check END,
    not_before = CASE WHEN not_before > $week THEN NULL ELSE not_before END,
    last_full = CASE WHEN last_full > $day THEN NULL ELSE last_full END,
    last_new_item = CASE WHEN last_new_item > $day THEN NULL ELSE last_new_item END,
    lied = CASE WHEN lied > $day THEN NULL ELSE lied END
WHERE next_check > $day OR not_before > $week OR last_full > $day OR last_new_item > $day
    OR lied > $day
RETURNING url;

-- name: clock_hosts
UPDATE store.hosts SET
    not_before = CASE WHEN not_before > $week THEN NULL ELSE not_before END,
    robots_expires = CASE WHEN robots_expires > $day THEN $now ELSE robots_expires END
WHERE not_before > $week OR robots_expires > $day
RETURNING origin;

-- name: clock_pages
UPDATE store.pages SET next_try = $now, first_tried = least(first_tried, $now)
WHERE next_try > $day
RETURNING url;

-- name: clock_rechecks
UPDATE store.rechecks SET due = $now, first_seen = least(first_seen, $now)
WHERE due > $days
RETURNING article_id;

-- name: clock_leases
UPDATE store.leases SET next_request = $now
WHERE next_request > $quarter
RETURNING feed;

-- name: clock_messages
-- The outbox is only appended to: a row "held" is no attempt, and names the next one's moment.
INSERT INTO store.attempts (message_id, attempt, attempted, outcome, error, next_due)
SELECT message_id, attempts, $now, 'held', 'was put off by a clock that ran ahead', $now
FROM store.messages
WHERE due > $days AND outcome NOT IN ('delivered', 'dead')
RETURNING message_id;

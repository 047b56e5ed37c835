-- name: quarantine_all
SELECT * FROM quarantine ORDER BY kept DESC, quarantine_id LIMIT $most;

-- name: quarantine_drop
DELETE FROM store.quarantine WHERE quarantine_key IN (SELECT unnest($keys::UBIGINT[]));

-- name: quarantine_excess
-- What is too old, or beyond the room that there is, the oldest first.
SELECT quarantine_key, name, address,
    CASE WHEN kept < $oldest THEN 'age' ELSE 'room' END AS why
FROM store.quarantine
QUALIFY kept < $oldest OR sum(size) OVER (ORDER BY kept DESC, quarantine_key) > $room
ORDER BY kept, quarantine_key;

-- name: quarantine_have
SELECT quarantine_key FROM store.quarantine WHERE quarantine_key IN (SELECT unnest($keys::UBIGINT[]));

-- name: quarantine_replace
DELETE FROM store.quarantine
WHERE stage = 'feed' AND name IN (SELECT unnest($names::VARCHAR[]));

-- name: quarantine_rows
SELECT quarantine_key, name, address, stage, reason, kept, page, trace, other
FROM store.quarantine
WHERE starts_with(store.key_text(quarantine_key), lower($id)) OR name = $id OR address = $id
ORDER BY kept, quarantine_key;

-- What is too old, or beyond the room that there is, the oldest first.
SELECT quarantine_key, name, address,
    CASE WHEN kept < $oldest THEN 'age' ELSE 'room' END AS why
FROM store.quarantine
QUALIFY kept < $oldest OR sum(size) OVER (ORDER BY kept DESC, quarantine_key) > $room
ORDER BY kept, quarantine_key;

-- The feeds that have listed one of some entries of late, by the entries' keys.
SELECT url FROM store.feed_entries
WHERE list_has_any(entries, $keys::UBIGINT[])
ORDER BY url;

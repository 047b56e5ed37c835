FROM store.feeds
WHERE state = 'active' AND (next_check IS NULL OR next_check <= $now)
ORDER BY next_check NULLS FIRST, url;

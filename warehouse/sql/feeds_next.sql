SELECT min(due) FROM (
    SELECT greatest(coalesce(next_check, $now), coalesce(not_before, $now)) AS due
    FROM store.feeds
    WHERE state = 'active'
    UNION ALL
    SELECT next_try FROM store.pages WHERE state = 'waiting'
);

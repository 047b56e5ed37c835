-- One name for each voice that holds the stance of a side within its days, the earliest first.
SELECT s.number,
    arg_min(coalesce(a.publisher, a.article_id), (a.published_day, a.first_seen, a.article_id))
FROM batch_sides s
JOIN store.claims c ON c.stance_key = s.stance_key
    AND c.as_of BETWEEN DATE '1970-01-01' + s.first AND DATE '1970-01-01' + s.last
JOIN store.articles a USING (article_key, revision)
GROUP BY s.number, a.voice_key
ORDER BY s.number, min((a.published_day, a.first_seen, a.article_id));

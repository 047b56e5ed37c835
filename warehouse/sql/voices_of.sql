-- One name for each voice that holds a stance, the earliest first.
SELECT arg_min(coalesce(a.publisher, a.article_id), (a.published_day, a.first_seen, a.article_id))
FROM store.claims c
JOIN store.articles a USING (article_key, revision)
WHERE c.stance_key = $stance
    AND c.as_of BETWEEN DATE '1970-01-01' + $first::INTEGER AND DATE '1970-01-01' + $last::INTEGER
GROUP BY a.voice_key
ORDER BY min((a.published_day, a.first_seen, a.article_id));

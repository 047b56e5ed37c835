SELECT f.url AS address, coalesce(l.title, f.title) AS title, f.state, f.last_success, f.next_check,
    coalesce(f.explanation, f.error) AS problem,
    CASE WHEN p.state = 'live' THEN p.expires END AS pushed_until
FROM feeds f
LEFT JOIN store.listings l ON l.url = f.url
LEFT JOIN store.leases p ON p.feed = f.url
ORDER BY f.url;

SELECT
    url, feed, state, failures, first_tried, next_try, error, entry_id, title, published_day,
    published_at, published_offset, publisher
FROM store.pages
WHERE url IN (SELECT unnest($urls::VARCHAR[]));

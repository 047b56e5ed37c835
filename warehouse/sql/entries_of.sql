SELECT url, entries FROM store.feed_entries WHERE url IN (SELECT unnest($urls::VARCHAR[]));

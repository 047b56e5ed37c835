UPDATE store.feed_entries SET url = $new WHERE url = $old;

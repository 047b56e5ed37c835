UPDATE store.pages SET feed = $new WHERE feed = $old;

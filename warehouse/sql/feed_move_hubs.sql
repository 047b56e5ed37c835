UPDATE store.hubs SET feed = $new WHERE feed = $old;

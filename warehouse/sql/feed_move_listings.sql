UPDATE store.listings SET url = $new WHERE url = $old;

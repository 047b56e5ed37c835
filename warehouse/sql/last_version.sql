SELECT coalesce(max(version), -1) FROM store.articles;

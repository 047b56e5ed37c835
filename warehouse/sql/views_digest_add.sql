INSERT INTO store.views_digest VALUES ($digest);

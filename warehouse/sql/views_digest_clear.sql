DELETE FROM store.views_digest;

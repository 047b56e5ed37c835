SELECT digest FROM store.views_digest;

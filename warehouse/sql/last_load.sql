SELECT count(*), max(loaded) FROM store.articles;

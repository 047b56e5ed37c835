SELECT min(due) FROM store.rechecks;

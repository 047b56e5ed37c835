SELECT DISTINCT comparison_key
FROM store.comparisons
WHERE comparison_key IN (SELECT key FROM wanted);

-- Addresses whose pages need not be fetched: by what leads to articles on file, or to quarantine.
SELECT url FROM store.articles WHERE url IN (SELECT unnest($urls::VARCHAR[]))
UNION
SELECT address FROM store.addresses WHERE address IN (SELECT unnest($keys::VARCHAR[]))
UNION
SELECT address FROM store.quarantine WHERE address IN (SELECT unnest($urls::VARCHAR[]));

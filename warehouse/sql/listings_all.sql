SELECT url, title, site, folder FROM store.listings ORDER BY url;

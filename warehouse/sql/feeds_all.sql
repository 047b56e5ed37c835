FROM store.feeds ORDER BY url;

SELECT feed, hubs, topic, looked FROM store.hubs ORDER BY feed;

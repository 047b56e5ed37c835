SELECT message_id, payload FROM store.outbox WHERE message_id IN (SELECT unnest($ids));

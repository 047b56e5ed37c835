SELECT state FROM store.endpoint_last_states WHERE endpoint = $endpoint;

SELECT endpoint, since FROM store.endpoints_failing;

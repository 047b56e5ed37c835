-- The batch goes on file. What is known already was left out of it.
INSERT INTO store.articles FROM batch_articles;
INSERT INTO store.accounts FROM batch_accounts;
INSERT INTO store.claims FROM batch_claims;

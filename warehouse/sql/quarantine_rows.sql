SELECT quarantine_key, name, address, stage, reason, kept, page, trace, other
FROM store.quarantine
WHERE starts_with(store.key_text(quarantine_key), lower($id)) OR name = $id OR address = $id
ORDER BY kept, quarantine_key;

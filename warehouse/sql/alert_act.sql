INSERT INTO store.alert_actions VALUES ($alert, $state, $note, $now);

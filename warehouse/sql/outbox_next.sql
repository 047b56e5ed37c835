SELECT min(due) FROM store.messages WHERE outcome IN ('waiting', 'retry', 'replay');

"""Getting messages to endpoints: signed, tried again, in order of time."""

-- Which messages a summary stands for. The summary is a row of store.outbox like any other; each
-- member has a last attempt "grouped", and is sent by itself only where an editor asks for it.
CREATE TABLE store.summary_members (
    summary_id VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL
);

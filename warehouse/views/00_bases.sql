-- What analysts read. Applied anew whenever this file changes (warehouse/file/migrate.py).
-- Times are UTC. Names are the contract's; columns may be added, none renamed or dropped.

-- A key as users see it: 16 hexadecimal digits.
CREATE OR REPLACE MACRO store.key_text(key) AS lpad(lower(to_hex(key)), 16, '0');

-- Every revision of every article, with the moment of publication in one column.
CREATE OR REPLACE VIEW store.article_revisions AS
SELECT *, coalesce(published_at, published_day::TIMESTAMP) AS published
FROM store.articles;

-- Revisions that a later one has replaced.
CREATE OR REPLACE VIEW store.superseded AS
SELECT article_key, revision - 1 AS revision FROM store.articles WHERE revision > 0;

-- What editors did last with each alert.
CREATE OR REPLACE VIEW store.alert_states AS
FROM store.alert_actions
QUALIFY row_number() OVER (PARTITION BY alert_id ORDER BY acted DESC, rowid DESC) = 1;

-- Comparisons that hold no longer, since what their claims are about came to be two events.
CREATE OR REPLACE VIEW store.withdrawn AS
SELECT comparison_key
FROM store.comparison_states
GROUP BY comparison_key
HAVING NOT arg_max(stands, rowid);

-- The last row of each mention. By aggregates: a window over rowids, joined, ended in an internal
-- error of DuckDB 2.0.
CREATE OR REPLACE VIEW store.event_now AS
SELECT version, event, any_value(article_key) AS article_key,
    arg_max(component, rowid) AS component,
    nullif(arg_max(coalesce(event_key, 0), rowid), 0) AS event_key
FROM store.events
GROUP BY version, event;

-- The event on file of each mention that an article tells now.
CREATE OR REPLACE VIEW store.event_of AS
FROM store.event_now
WHERE event_key IS NOT NULL;

-- A claim and its article in one row. Its event is that which the article tells now by that number.
CREATE OR REPLACE VIEW store.told_claims AS
SELECT c.*, store.key_text(c.claim_key) AS claim_id, a.publisher, a.published, a.title, a.url,
    a.voice_key, a.first_seen, store.key_text(e.event_key) AS event_id
FROM store.claims c
JOIN store.article_revisions a USING (article_key, revision)
LEFT JOIN store.event_of e ON e.article_key = c.article_key AND e.event = c.event
    AND c.event_scope = 'event';

-- The same as users see it: the record's fields in its order, then what is known of the article.
-- Views take a claim's columns from here, so that a field that is added need not be named in each.
CREATE OR REPLACE VIEW store.shown_claims AS
SELECT * EXCLUDE (ordinal, carried, series_key, stance_key, as_of, revision, claim_id, publisher,
        published, title, url, voice_key, first_seen, place_via)
    RENAME (quote_start AS "start", quote_end AS "end"),
    claim_id, publisher, published, title, url, as_of, store.key_text(series_key) AS series,
    revision, first_seen
FROM store.told_claims;
-- Every message with the state that its last attempt left it in. An outcome "replay" makes it due
-- anew and starts the counting of attempts again; "held" puts it off and is no attempt.
CREATE OR REPLACE VIEW store.messages AS
WITH numbered AS (
    SELECT *, rowid AS number,
        max(CASE WHEN outcome = 'replay' THEN rowid END) OVER (PARTITION BY message_id) AS replayed
    FROM store.attempts
),
last AS (
    SELECT message_id, arg_max(outcome, number) AS outcome,
        arg_max(next_due, number) AS next_due,
        count(*) FILTER (number > coalesce(replayed, -1) AND outcome <> 'held') AS attempts
    FROM numbered
    GROUP BY message_id
)
SELECT o.message_id, o.alert_id, o.endpoint, o.payload, o.created,
    CASE WHEN l.message_id IS NULL THEN o.due ELSE l.next_due END AS due,
    coalesce(l.attempts, 0)::INTEGER AS attempts,
    coalesce(l.outcome, 'waiting') AS outcome
FROM store.outbox o
LEFT JOIN last l USING (message_id);

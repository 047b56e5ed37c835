-- Alerts are disputes: of an event or series, a measure and a class, with all the figures told of it.
-- Everything is appended.

-- What each alert is about: `measure` and `counted` are what the figures share; `about` is "article"
-- for a contradiction within one article or its revisions, else "news".
CREATE TABLE store.disputes (
    alert_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    counted VARCHAR,
    about VARCHAR NOT NULL
);

-- The claims that take part in an alert; the last row of a claim holds. `event` is the number of the
-- claim's event in its article, null for what is of no single event. `fallen` says why the claim
-- stands no longer (corrected, updated, withdrawn or edited), `by_claim_key` by which claim.
CREATE TABLE store.dispute_claims (
    alert_id VARCHAR NOT NULL,
    claim_key UBIGINT NOT NULL,
    revision INTEGER NOT NULL,
    article_key UBIGINT NOT NULL,
    stance_key UBIGINT NOT NULL,
    event INTEGER,
    fallen VARCHAR,
    by_claim_key UBIGINT,
    noted TIMESTAMP NOT NULL
);

-- What became of each alert: opened, joined (by a further figure), closed (no two figures that still
-- stand clash), reopened, merged (a figure showed that it is a part of an older one).
CREATE TABLE store.dispute_turns (
    alert_id VARCHAR NOT NULL,
    turn VARCHAR NOT NULL,
    merged_into VARCHAR,
    turned TIMESTAMP NOT NULL
);

-- Alerts on file, each of one pair of figures so far, keep their ids. Of counts of people only parts
-- of a toll are classes of their own.
INSERT INTO store.disputes
SELECT l.alert_id, c.measure,
    CASE
        WHEN c.measure NOT IN (
            'casualties', 'detained', 'displaced', 'hospitalised', 'in_need', 'injured', 'killed',
            'missing', 'population', 'protesters', 'refugees', 'rescued', 'returned', 'tested',
            'vaccinated'
        ) OR c.counted IN (
            'aid_worker', 'attacker', 'child', 'commander', 'criminal', 'elderly', 'family_member',
            'fighter', 'firefighter', 'guard', 'infant', 'journalist', 'leader', 'man', 'medic',
            'official', 'parent', 'police', 'pupil', 'rescuer', 'sibling', 'soldier', 'student',
            'suspect', 'teacher', 'teenager', 'woman'
        ) THEN c.counted
        ELSE 'person'
    END,
    CASE WHEN l.kind IN ('self', 'edit') THEN 'article' ELSE 'news' END
FROM store.alerts l
JOIN store.comparisons r ON r.comparison_key = l.comparison_key
JOIN store.claims c ON c.claim_key = r.b_claim_key AND c.revision = r.b_revision;

INSERT INTO store.dispute_claims
SELECT DISTINCT s.alert_id, s.claim_key, s.revision, c.article_key, c.stance_key,
    CASE WHEN c.event_scope = 'event' THEN c.event END, NULL::VARCHAR, NULL::UBIGINT, l.raised
FROM (
    SELECT alert_id, a_claim_key AS claim_key, a_revision AS revision FROM store.comparisons
    UNION
    SELECT alert_id, b_claim_key, b_revision FROM store.comparisons
) s
JOIN store.alerts l USING (alert_id)
JOIN store.claims c ON c.claim_key = s.claim_key AND c.revision = s.revision;

INSERT INTO store.dispute_turns SELECT alert_id, 'opened', NULL, raised FROM store.alerts;

-- Comparisons that are withdrawn, since what their claims are about came to be two events, and those
-- that stand again; the last row of each holds. A comparison without a row stands.
CREATE TABLE store.comparison_states (
    comparison_key UBIGINT NOT NULL,
    stands BOOLEAN NOT NULL,
    since TIMESTAMP NOT NULL
);

-- The comments of its columns are those of comparisons (warehouse/file/sqlfiles.py).
CREATE OR REPLACE VIEW contradictions AS
FROM comparisons
WHERE verdict = 'contradicts';

COMMENT ON VIEW contradictions IS
    'One row a pair of claims that contradict each other.';

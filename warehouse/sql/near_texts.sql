-- Fingerprints of near days that share a band with one of the batch's.
SELECT band, day, fingerprint, voice_key
FROM store.voices
WHERE day BETWEEN $first AND $last AND band IN (SELECT key FROM wanted);

-- For each new text the voice of the nearest text on file of near days.
SELECT b.article_key, arg_min(v.voice_key, (bit_count(xor(v.fingerprint, b.fingerprint)), v.day))
FROM batch_texts b
JOIN store.voices v
    ON v.day BETWEEN b.day - $days AND b.day + $days
    AND bit_count(xor(v.fingerprint, b.fingerprint)) <= $same
GROUP BY b.article_key;

-- What is told of one measure at one place, day by day. A place may be named by its country's code.
SELECT day, quote, value, coalesce(source, publisher) AS said, publisher, counted, place, sentence
FROM timeline
WHERE measure = $measure AND modality IN ('asserted', 'quoted')
    AND ($place IS NULL OR lower(place) = lower($place) OR lower(country) = lower($place))
ORDER BY day, published, quote;

-- Which concerns has no promise answered?
-- With the days since they were raised, the oldest first.
SELECT CAST(julianday((SELECT as_of FROM about)) - julianday(date) AS INTEGER) AS days, text, division, area, topic, date, url
FROM concerns_without_answer
ORDER BY days DESC, concern_id;

-- Which concerns has no promise answered?
-- With the days since they were raised, the oldest first.
SELECT CAST(julianday(current_date) - julianday(date) AS INTEGER) AS days, text, division, area, topic, date, url
FROM concerns_without_answer
ORDER BY days DESC, concern_id;

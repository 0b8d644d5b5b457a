-- How many days does it take, by topic, from a promise to its keeping?
-- Only promises that were kept; those that wait longest are not among them yet. A median is given from 5 on.
WITH kept AS (
  SELECT t.name AS topic, o.days,
    row_number() OVER (PARTITION BY t.id ORDER BY o.days) AS place,
    count(*) OVER (PARTITION BY t.id) AS kept
  FROM outcomes AS o
    JOIN commitments_topics AS l ON l.commitment_id = o.commitment_id
    JOIN topics AS t ON t.id = l.topic_id
  WHERE o.kept
)
SELECT topic, kept, max(CASE WHEN kept >= 5 AND place = (kept + 1) / 2 THEN days END) AS median_days, min(days) AS shortest, max(days) AS longest
FROM kept
GROUP BY topic, kept
ORDER BY topic;

-- What was talked about in each area, by year?
-- The huddles of an area that name a topic or have a concern on it; a huddle counts once.
WITH spoken AS (
  SELECT l.area_id, t.topic_id, h.id AS huddle_id, strftime('%Y', h.date) AS year
  FROM huddles AS h JOIN huddles_areas AS l ON l.huddle_id = h.id JOIN huddles_topics AS t ON t.huddle_id = h.id
  WHERE h.status = 'held'
  UNION
  SELECT l.area_id, c.topic_id, h.id, strftime('%Y', h.date)
  FROM huddles AS h JOIN huddles_areas AS l ON l.huddle_id = h.id JOIN concerns AS c ON c.huddle_id = h.id
  WHERE h.status = 'held' AND c.topic_id IS NOT NULL AND (c.area_id IS NULL OR c.area_id = l.area_id)
)
SELECT d.name AS division, a.name AS area, s.year, t.name AS topic, count(*) AS huddles
FROM spoken AS s
  JOIN areas AS a ON a.id = s.area_id
  JOIN divisions AS d ON d.id = a.division_id
  JOIN topics AS t ON t.id = s.topic_id
GROUP BY a.id, s.year, t.id
ORDER BY d.name, a.name, s.year DESC, huddles DESC, t.name;

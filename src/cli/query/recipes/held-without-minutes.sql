-- Which huddles were held, but have no minutes?
-- Minutes that were withdrawn are marked as such; the oldest huddle first.
SELECT h.date, d.name AS division, h.title, CAST(julianday(current_date) - julianday(h.date) AS INTEGER) AS days,
  CASE h.minutes WHEN 'withdrawn' THEN 'withdrawn' ELSE 'not published' END AS minutes, h.url
FROM huddles AS h JOIN divisions AS d ON d.id = h.division_id
WHERE h.status = 'held' AND NOT EXISTS (SELECT 1 FROM minutes AS m WHERE m.huddle_id = h.id)
ORDER BY h.date, h.id;

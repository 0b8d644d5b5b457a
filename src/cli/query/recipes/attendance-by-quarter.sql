-- How many people came to the huddles of each division, by quarter?
-- Only huddles with a head count are counted in; `counted` says how many of the held ones those are.
SELECT d.name AS division,
  strftime('%Y', h.date) || '-Q' || ((strftime('%m', h.date) + 2) / 3) AS quarter,
  count(*) AS held, count(h.attendance_total) AS counted, sum(h.attendance_total) AS people, round(avg(h.attendance_total), 1) AS mean
FROM huddles AS h JOIN divisions AS d ON d.id = h.division_id
WHERE h.status = 'held'
GROUP BY d.id, quarter
ORDER BY d.name, quarter;

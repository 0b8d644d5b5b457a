-- In which areas was no huddle held in the last 6 months?
-- Areas that are no longer in use are left out; one where no huddle was ever held comes first, without a date.
SELECT d.name AS division, a.name AS area, a.last_huddle, a.open_commitments, a.url
FROM areas AS a JOIN divisions AS d ON d.id = a.division_id
WHERE (a.last_huddle IS NULL OR a.last_huddle < date(current_date, '-6 months'))
  AND (a.valid_from IS NULL OR a.valid_from <= current_date)
  AND (a.valid_to IS NULL OR a.valid_to >= current_date)
ORDER BY a.last_huddle, d.name, a.name;

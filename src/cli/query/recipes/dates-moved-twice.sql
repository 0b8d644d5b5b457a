-- Which promises had their date moved to a later one more than once?
-- With the first date and the one that holds now, the most often moved first.
WITH dates AS (
  SELECT id AS commitment_id, 0 AS number, first_due AS due FROM commitments WHERE first_due IS NOT NULL
  UNION ALL
  SELECT commitment_id, rowid, due FROM reports WHERE due IS NOT NULL
), moves AS (
  SELECT commitment_id, due > lag(due) OVER (PARTITION BY commitment_id ORDER BY number) AS is_later FROM dates
)
SELECT sum(m.is_later) AS times, p.text, p.owner, p.first_due, p.due, p.status, p.url
FROM moves AS m JOIN promises AS p ON p.commitment_id = m.commitment_id
GROUP BY m.commitment_id
HAVING times > 1
ORDER BY times DESC, m.commitment_id;

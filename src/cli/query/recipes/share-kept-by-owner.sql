-- How many of each owner's promises were kept, and of how many?
-- Counted as the scoreboard counts: promises that are not due yet, and those that another took the place of, are left out.
-- A share in per cent is given only where at least 10 are counted; in the order of the alphabet, since owners differ.
SELECT owner, kept, counted,
  CASE WHEN counted >= 10 THEN CASE kept WHEN 0 THEN 0 WHEN counted THEN 100 ELSE max(1, min(99, (kept * 200 + counted) / (counted * 2))) END END AS per_cent,
  kept_late, dropped, overdue
FROM outcomes_by_owner
ORDER BY owner;

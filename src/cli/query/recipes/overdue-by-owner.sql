-- Who has promises whose date has passed, how many, and for how long?
-- Owners are organizations, or roles where no organization is named. The owner of the longest overdue comes first.
SELECT owner, count(*) AS overdue, max(overdue_days) AS longest_days, min(due) AS oldest_date
FROM overdue_commitments
GROUP BY owner
ORDER BY longest_days DESC, owner;

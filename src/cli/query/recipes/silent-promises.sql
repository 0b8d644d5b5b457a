-- Of which open promises has nobody said anything for 60 days or more?
-- Counted from the last report, or from the day of the promise where there is none; the longest silence first.
SELECT silent_days, text, owner, due, last_report_on, division, url
FROM promises
WHERE NOT settled AND silent_days >= 60
ORDER BY silent_days DESC, commitment_id;

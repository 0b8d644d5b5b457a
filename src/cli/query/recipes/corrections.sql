-- What was corrected after it was published, when, why and by whom?
-- In minutes and in updates, the newest first.
SELECT c.date, coalesce(h.title, u.title, u.id) AS record, c.reason, c."by", c.url
FROM corrections AS c LEFT JOIN huddles AS h ON h.id = c.huddle_id LEFT JOIN updates AS u ON u.id = c.update_id
ORDER BY c.date DESC, c.id;

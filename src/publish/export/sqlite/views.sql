-- What became of each promise, counted as the scoreboard of the site counts (docs/decisions/0008): exactly one fate each,
-- the day on which it was kept or dropped, and whether it can be judged yet. What depends on a day depends on current_date, which
-- a program may replace by a function of its own to ask as of another day.
CREATE VIEW outcomes AS
WITH RECURSIVE
-- From a promise that was replaced to the one that stands for it; longer chains lead round in a circle.
chain (start, at, status, next, steps) AS (
  SELECT id, id, status, successor_id, 1 FROM commitments WHERE status = 'replaced'
  UNION ALL
  SELECT chain.start, c.id, c.status, c.successor_id, chain.steps + 1
  FROM chain JOIN commitments AS c ON c.id = chain.next
  WHERE chain.status = 'replaced' AND chain.next <> chain.start AND chain.steps < 64
),
stood_for (id) AS (
  SELECT start FROM chain WHERE status <> 'replaced' OR (next IS NULL AND at <> start)
),
told AS (
  SELECT c.id, c.status, c.made_on, c.first_due, c.due,
    CASE WHEN c.status IN ('done', 'confirmed', 'dropped') THEN (
      SELECT r.date FROM reports AS r
      WHERE r.commitment_id = c.id AND r.rowid > coalesce((
        SELECT max(other.rowid) FROM reports AS other
        WHERE other.commitment_id = c.id
          AND (CASE WHEN c.status = 'dropped' THEN other.status <> 'dropped' ELSE other.status NOT IN ('done', 'confirmed') END)), 0)
      ORDER BY r.rowid LIMIT 1)
    END AS ended_on
  FROM commitments AS c
),
fated AS (
  SELECT told.*,
    CASE
      WHEN status = 'dropped' THEN 'dropped'
      WHEN status = 'replaced' THEN CASE WHEN id IN (SELECT id FROM stood_for) THEN 'replaced' ELSE 'replaced-by-nothing' END
      WHEN status IN ('done', 'confirmed') THEN
        CASE WHEN first_due IS NULL THEN 'kept-without-date' WHEN ended_on > first_due THEN 'kept-late' ELSE 'kept-in-time' END
      WHEN due < current_date THEN 'overdue'
      WHEN first_due IS NULL THEN 'open-without-date'
      WHEN first_due < current_date THEN 'date-moved'
      ELSE 'not-due-yet'
    END AS fate
  FROM told
)
SELECT id AS commitment_id, fate, status IN ('done', 'confirmed') AS kept,
  -- Open and not due yet, or without a date and made in the last half year, or counted in the promise that replaced it.
  NOT (fate IN ('not-due-yet', 'replaced') OR (fate = 'open-without-date' AND julianday(current_date) - julianday(made_on) < 180)) AS counts,
  ended_on, max(0, CAST(julianday(ended_on) - julianday(made_on) AS INTEGER)) AS days
FROM fated;

-- Promises with names in place of ids; who promised is an organization, or a role where none is named. Days are counted up to
-- current_date: since it was due, and since the last report or, where there is none, since it was made.
CREATE VIEW promises AS
SELECT c.id AS commitment_id, c.text, coalesce(o.name, c.owner_role) AS owner, c.owner_id, c.owner_role, c.status, c.made_on, c.first_due, c.due, c.due_words,
  CASE WHEN NOT c.settled AND c.due < current_date THEN date(c.due, '+1 day') END AS overdue_since,
  CASE WHEN NOT c.settled AND c.due < current_date THEN CAST(julianday(current_date) - julianday(c.due) AS INTEGER) END AS overdue_days,
  -- Of what is settled nobody needs to say anything more.
  CASE WHEN NOT c.settled THEN CAST(max(0, julianday(current_date) - julianday(coalesce(c.last_report_on, c.made_on))) AS INTEGER) END AS silent_days,
  c.last_report_on, d.name AS division,
  (SELECT group_concat(name, '; ') FROM (
    SELECT a.name FROM commitments_areas AS l JOIN areas AS a ON a.id = l.area_id WHERE l.commitment_id = c.id ORDER BY l.position)) AS areas,
  (SELECT group_concat(name, '; ') FROM (
    SELECT t.name FROM commitments_topics AS l JOIN topics AS t ON t.id = l.topic_id WHERE l.commitment_id = c.id ORDER BY l.position)) AS topics,
  c.settled, c.url
FROM commitments AS c JOIN divisions AS d ON d.id = c.division_id LEFT JOIN organizations AS o ON o.id = c.owner_id;

-- Promises whose date has passed, the longest overdue first.
CREATE VIEW overdue_commitments AS
SELECT commitment_id, text, owner, due, overdue_since, overdue_days, division, areas, topics, made_on, last_report_on, url
FROM promises WHERE overdue_days IS NOT NULL ORDER BY overdue_days DESC, commitment_id;

-- What became of each owner's promises, in the order of the alphabet. `counted` is what `kept` is a part of.
CREATE VIEW outcomes_by_owner AS
SELECT p.owner, count(*) AS promises, sum(o.counts) AS counted, sum(o.kept) AS kept, sum(o.fate = 'kept-late') AS kept_late,
  sum(o.fate = 'dropped') AS dropped, sum(NOT p.settled) AS open, sum(o.fate = 'overdue') AS overdue
FROM promises AS p JOIN outcomes AS o ON o.commitment_id = p.commitment_id
GROUP BY p.owner_id, p.owner ORDER BY p.owner;

-- A line for each area and each of its huddles, the newest first.
CREATE VIEW huddles_by_area AS
SELECT d.name AS division, a.name AS area, a.id AS area_id, h.date, h.title, h.status, h.minutes, h.attendance_total, h.commitments, h.id AS huddle_id, h.url
FROM huddles_areas AS l JOIN areas AS a ON a.id = l.area_id JOIN divisions AS d ON d.id = a.division_id JOIN huddles AS h ON h.id = l.huddle_id
ORDER BY d.name, a.name, h.date DESC, h.id;

-- What someone asked to have solved, and no promise answers, the oldest first.
CREATE VIEW concerns_without_answer AS
SELECT c.id AS concern_id, c.text, a.name AS area, t.name AS topic, d.name AS division, h.date, h.title AS huddle, c.url
FROM concerns AS c JOIN huddles AS h ON h.id = c.huddle_id JOIN divisions AS d ON d.id = h.division_id
  LEFT JOIN areas AS a ON a.id = c.area_id LEFT JOIN topics AS t ON t.id = c.topic_id
WHERE NOT EXISTS (SELECT 1 FROM concerns_commitments AS l WHERE l.concern_id = c.id)
ORDER BY h.date, c.id;

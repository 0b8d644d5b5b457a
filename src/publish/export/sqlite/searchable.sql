-- What can be found, numbered: huddles, then commitments, then concerns, then agendas.
CREATE TABLE searchable (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('huddle', 'commitment', 'concern', 'agenda')),
  record_id TEXT NOT NULL,
  -- Words of the texts in the forms that the index would not make of them by itself; filled in by the program.
  forms TEXT
);
INSERT INTO searchable (kind, record_id) SELECT 'huddle', id FROM huddles ORDER BY rowid;
INSERT INTO searchable (kind, record_id) SELECT 'commitment', id FROM commitments ORDER BY rowid;
INSERT INTO searchable (kind, record_id) SELECT 'concern', id FROM concerns ORDER BY rowid;
INSERT INTO searchable (kind, record_id) SELECT 'agenda', id FROM huddles WHERE agenda IS NOT NULL ORDER BY rowid;

-- The texts, where they stand anyway: the index keeps none of its own.
CREATE VIEW searchable_texts AS
SELECT s.number, s.kind, s.record_id, coalesce(h.date, c.made_on, asked.date, a.date) AS date, coalesce(h.title, c.text, n.text, a.title) AS title,
  CASE s.kind
    WHEN 'huddle' THEN coalesce(h.summary || char(10), '') || coalesce(m.text, '')
    WHEN 'agenda' THEN a.agenda
    WHEN 'commitment' THEN (SELECT group_concat(note, char(10)) FROM (SELECT note FROM reports WHERE commitment_id = s.record_id ORDER BY rowid))
  END AS text,
  coalesce(h.url, c.url, n.url, a.url) AS url, s.forms
FROM searchable AS s
  LEFT JOIN huddles AS h ON s.kind = 'huddle' AND h.id = s.record_id
  LEFT JOIN minutes AS m ON s.kind = 'huddle' AND m.huddle_id = s.record_id
  LEFT JOIN commitments AS c ON s.kind = 'commitment' AND c.id = s.record_id
  LEFT JOIN concerns AS n ON s.kind = 'concern' AND n.id = s.record_id
  LEFT JOIN huddles AS a ON s.kind = 'agenda' AND a.id = s.record_id
  LEFT JOIN huddles AS asked ON asked.id = n.huddle_id;

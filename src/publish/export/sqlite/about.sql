-- One row: what this is and whose it is.
CREATE TABLE about (
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  publisher_url TEXT NOT NULL,
  base_url TEXT NOT NULL,
  language TEXT NOT NULL,
  license TEXT,
  license_url TEXT,
  fictional INTEGER NOT NULL CHECK (fictional IN (0, 1)),
  version TEXT NOT NULL
);

CREATE TABLE tables (
  name TEXT NOT NULL PRIMARY KEY,
  description TEXT NOT NULL
) WITHOUT ROWID;

-- A column that is a list has a table of its own, named in `list`.
CREATE TABLE columns (
  table_name TEXT NOT NULL REFERENCES tables (name),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  list TEXT,
  refers_to TEXT REFERENCES tables (name),
  description TEXT NOT NULL,
  PRIMARY KEY (table_name, position)
) WITHOUT ROWID;

-- The words of minutes in their own language, without markup; none where they were withdrawn.
CREATE TABLE minutes (
  huddle_id TEXT NOT NULL PRIMARY KEY REFERENCES huddles (id),
  text TEXT NOT NULL
);

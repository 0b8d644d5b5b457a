-- Any program can ask it, so the tokenizer is SQLite's own: letters with their marks, without case and accents, cut at apostrophes
-- and the okina. The column `forms` has what that leaves out.
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, record_id UNINDEXED, date UNINDEXED, title, text, url UNINDEXED, forms,
  content = 'searchable_texts', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co' separators 'ʻʼʹʽʾʿˈˊˋ'"
);
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO search (search) VALUES ('optimize');

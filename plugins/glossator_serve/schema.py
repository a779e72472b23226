"""The tables of an index, in SQLite: documents, their words for full-text search, their terms."""

VERSION = 2
"""Another whenever the tables, or what is in them, become others."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    outlet TEXT NOT NULL,
    characters INTEGER NOT NULL
);
CREATE TABLE contents (number INTEGER PRIMARY KEY, text TEXT NOT NULL, data BLOB NOT NULL);
CREATE VIEW searched AS
    SELECT number, title, text FROM documents JOIN contents USING (number);
CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='searched', content_rowid='number',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TABLE terms (
    number INTEGER PRIMARY KEY,
    facet TEXT NOT NULL,
    folded TEXT NOT NULL,
    value TEXT NOT NULL,
    documents INTEGER NOT NULL,
    UNIQUE (facet, folded)
);
CREATE TABLE has (
    term INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (term, document)
) WITHOUT ROWID;
"""

AT_THE_END = """
CREATE INDEX has_document ON has (document, term);
CREATE INDEX terms_often ON terms (facet, documents DESC);
CREATE INDEX documents_date ON documents (date);
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
"""
"""What is quicker to make once all is there."""

-- Who wrote or erased which note when; every row is sealed in the book, so that a note put under another's name, moved to
-- another case or taken away shows. Notes from before have the book's entry alone.
CREATE TABLE note_act (
    id             uuid        PRIMARY KEY,
    note_id        uuid        NOT NULL REFERENCES case_note,
    application_id uuid        NOT NULL REFERENCES application,
    kind           text        NOT NULL CHECK (kind IN ('WRITTEN', 'ERASED')),
    officer        text        NOT NULL,
    document_id    uuid        NOT NULL REFERENCES document,
    at             timestamptz NOT NULL,
    UNIQUE (note_id, kind)
);
CREATE INDEX note_act_case ON note_act (application_id);

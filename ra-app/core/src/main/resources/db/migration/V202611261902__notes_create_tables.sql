-- What officers write to each other about a case. The words are a document under the case's key; no decision rests on them.
CREATE TABLE case_note (
    id             uuid        PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES application,
    author         text        NOT NULL,
    written_at     timestamptz NOT NULL,
    document_id    uuid        NOT NULL REFERENCES document
);
CREATE INDEX case_note_case ON case_note (application_id);

CREATE TABLE case_mention (
    note_id uuid NOT NULL REFERENCES case_note,
    officer text NOT NULL,
    seen_at timestamptz,
    PRIMARY KEY (note_id, officer)
);
CREATE INDEX case_mention_unseen ON case_mention (officer) WHERE seen_at IS NULL;

-- Who was shown what the documents of a case say; whoever saw it does not key the case again.
CREATE TABLE values_view (
    application_id uuid NOT NULL REFERENCES paper_file,
    officer        text NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (application_id, officer)
);

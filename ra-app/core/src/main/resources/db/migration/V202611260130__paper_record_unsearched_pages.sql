-- Pages that no machine searched for a My Number (番号法20条), and who looked instead; sealed in the book.
CREATE TABLE page_search (
    page_id        uuid PRIMARY KEY REFERENCES scan_page,
    application_id uuid REFERENCES paper_file,
    why            text NOT NULL CHECK (why IN ('timed-out', 'failed', 'no-reader')),
    at             timestamptz NOT NULL,
    looked_by      text,
    looked_at      timestamptz,
    CHECK ((looked_by IS NULL) = (looked_at IS NULL))
);
CREATE INDEX page_search_case ON page_search (application_id);
CREATE INDEX page_search_waiting ON page_search (at) WHERE looked_at IS NULL;

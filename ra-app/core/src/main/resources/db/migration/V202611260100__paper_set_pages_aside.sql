-- What the post room did with a page of the tray that belongs to no document: set aside for a coded reason, or taken
-- back. The newest row of a page is in force.
CREATE TABLE tray_act (
    id      uuid PRIMARY KEY,
    seq     bigint GENERATED ALWAYS AS IDENTITY,
    page_id uuid NOT NULL REFERENCES scan_page,
    act     text NOT NULL CHECK (act IN ('SET_ASIDE', 'TAKEN_BACK')),
    reason  text CHECK (reason IN ('BLANK_PAGE', 'DUPLICATE_SCAN', 'NOT_OURS')),
    officer text NOT NULL,
    at      timestamptz NOT NULL,
    CHECK ((act = 'SET_ASIDE') = (reason IS NOT NULL))
);
CREATE INDEX tray_act_page ON tray_act (page_id);

-- The same picture again: pages that share a document, and scans of the same file.
CREATE INDEX scan_page_image ON scan_page (image_document);
CREATE INDEX scan_page_words ON scan_page (words_document);
CREATE INDEX scan_sha256 ON scan (sha256);

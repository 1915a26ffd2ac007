-- Scans with pages that found no case within their time: their folder's key is destroyed, and this row says when.
CREATE TABLE scan_disposal (
    scan_id     uuid PRIMARY KEY REFERENCES scan,
    -- pages that were in no case
    pages       int NOT NULL CHECK (pages > 0),
    shredded_at timestamptz NOT NULL
);

-- What an officer entered of a document and another set right: the newest row of a document takes the place of what
-- stands in paper_enclosure, which stays as it was entered.
CREATE TABLE paper_entry (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    enclosure_id   uuid NOT NULL REFERENCES paper_enclosure,
    kind           text NOT NULL,
    issued_on      date,
    expires_on     date,
    sheets         int NOT NULL CHECK (sheets > 0),
    flags          text[] NOT NULL,
    why            text NOT NULL,
    officer        text NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX paper_entry_case ON paper_entry (application_id);
CREATE INDEX paper_entry_enclosure ON paper_entry (enclosure_id, seq);

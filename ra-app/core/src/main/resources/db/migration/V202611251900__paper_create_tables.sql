-- The paper route. Every table is sealed in the book. Images, words and letters are documents in the store, never
-- columns; a value read from a document stands beside the form that it is compared with.

-- Pages that nobody has filed yet lie in a folder of their own, named by their scan, until they find their case.
ALTER TABLE case_key DROP CONSTRAINT case_key_application_id_fkey;

CREATE TABLE paper_file (
    application_id     uuid PRIMARY KEY REFERENCES application,
    case_code          text NOT NULL UNIQUE,
    method             text NOT NULL CHECK (method IN ('PHOTO_ID', 'SEAL_CERTIFICATE', 'INQUIRY')),
    proxy              boolean NOT NULL,
    letter_language    text NOT NULL CHECK (letter_language IN ('ja', 'en')),
    documents_deadline timestamptz NOT NULL,
    reply_deadline     timestamptz,
    -- counted up by every change of anything an officer sees, and by every change of what is keyed again
    version            int NOT NULL,
    values_version     int NOT NULL
);

CREATE TABLE paper_arrival (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    purpose        text NOT NULL CHECK (purpose IN ('DOCUMENTS', 'INQUIRY_REPLY')),
    received_on    date NOT NULL,
    carrier        text NOT NULL,
    items          int NOT NULL CHECK (items > 0),
    registered_by  text NOT NULL,
    registered_at  timestamptz NOT NULL,
    completed_at   timestamptz
);
CREATE INDEX paper_arrival_case ON paper_arrival (application_id);

CREATE TABLE paper_enclosure (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    arrival_id     uuid NOT NULL REFERENCES paper_arrival,
    kind           text NOT NULL,
    issued_on      date,
    expires_on     date,
    sheets         int NOT NULL CHECK (sheets > 0),
    flags          text[] NOT NULL,
    quarantined    boolean NOT NULL,
    enclosed_by    text NOT NULL,
    enclosed_at    timestamptz NOT NULL
);
CREATE INDEX paper_enclosure_case ON paper_enclosure (application_id);

CREATE TABLE custody_event (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    enclosure_id   uuid NOT NULL REFERENCES paper_enclosure,
    event          text NOT NULL
        CHECK (event IN ('RECEIVED', 'SHELVED', 'MOVED', 'QUARANTINED', 'RETURNED', 'DESTROYED')),
    location       text NOT NULL,
    officer        text NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX custody_event_case ON custody_event (application_id);

CREATE TABLE scan (
    id             uuid PRIMARY KEY,
    application_id uuid REFERENCES paper_file,
    sha256         text NOT NULL,
    pages          int NOT NULL,
    uploaded_by    text NOT NULL,
    uploaded_at    timestamptz NOT NULL
);

-- An image is encrypted with the key of its case or, while no case is known, of its scan.
CREATE TABLE scan_page (
    id             uuid PRIMARY KEY,
    application_id uuid REFERENCES paper_file,
    scan_id        uuid NOT NULL REFERENCES scan,
    enclosure_id   uuid REFERENCES paper_enclosure,
    number         int NOT NULL,
    case_code      text,
    image_document uuid NOT NULL REFERENCES document,
    media_type     text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    words_document uuid REFERENCES document,
    width          int NOT NULL CHECK (width > 0),
    height         int NOT NULL CHECK (height > 0),
    quarantined    boolean NOT NULL,
    masked         boolean NOT NULL,
    UNIQUE (scan_id, number)
);
CREATE INDEX scan_page_case ON scan_page (application_id);
CREATE INDEX scan_page_tray ON scan_page (scan_id) WHERE enclosure_id IS NULL;

-- Append-only: the newest row of a document's field is in force.
CREATE TABLE read_value (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    enclosure_id   uuid NOT NULL REFERENCES paper_enclosure,
    page_id        uuid REFERENCES scan_page,
    field          text NOT NULL,
    value          text NOT NULL,
    confidence     numeric(4, 3) NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    box            jsonb,
    origin         text NOT NULL CHECK (origin IN ('READ', 'CORRECTED', 'CONFIRMED')),
    officer        text,
    at             timestamptz NOT NULL,
    CHECK ((origin = 'READ') = (officer IS NULL))
);
CREATE INDEX read_value_case ON read_value (application_id);

CREATE TABLE paper_act (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    kind           text NOT NULL,
    defects        jsonb NOT NULL,
    words          text NOT NULL,
    until          timestamptz,
    values_version int NOT NULL,
    officer        text NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX paper_act_case ON paper_act (application_id);

-- Which fields differed; what was typed is kept nowhere.
CREATE TABLE recheck (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    same           boolean NOT NULL,
    differing      text[] NOT NULL,
    values_version int NOT NULL,
    officer        text NOT NULL,
    at             timestamptz NOT NULL,
    CHECK (same = (cardinality(differing) = 0))
);
CREATE INDEX recheck_case ON recheck (application_id);

CREATE TABLE outgoing_mail (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES application,
    kind           text NOT NULL,
    channel        text NOT NULL CHECK (channel IN ('POST', 'ADDRESSEE_ONLY', 'EMAIL')),
    state          text NOT NULL,
    contents       uuid[] NOT NULL,
    tracking       text,
    reason         text,
    ordered_by     text NOT NULL,
    ordered_at     timestamptz NOT NULL,
    since          timestamptz NOT NULL
);
CREATE INDEX outgoing_mail_case ON outgoing_mail (application_id);
CREATE INDEX outgoing_mail_state ON outgoing_mail (state);
CREATE UNIQUE INDEX outgoing_mail_tracking ON outgoing_mail (tracking) WHERE tracking IS NOT NULL;

-- The code itself is only on paper; here is its keyed digest and how often it may still be tried.
CREATE TABLE pickup_code (
    application_id uuid PRIMARY KEY REFERENCES paper_file,
    code_hmac      text NOT NULL,
    tries_left     int NOT NULL CHECK (tries_left >= 0),
    mail_id        uuid NOT NULL REFERENCES outgoing_mail,
    issued_at      timestamptz NOT NULL
);

-- What an officer answered to an additional check, together with the words that they saw: the owner typed them, and the
-- digest of the model says in which publication.
CREATE TABLE check_answer (
    application_id uuid NOT NULL REFERENCES application,
    element_id     text NOT NULL,
    occurrence     integer NOT NULL,
    process_id     text NOT NULL,
    model_sha256   text NOT NULL,
    name           text NOT NULL,
    name_en        text NOT NULL,
    instruction    text NOT NULL,
    instruction_en text NOT NULL,
    point_codes    text[] NOT NULL,
    points         text[] NOT NULL,
    points_en      text[] NOT NULL,
    ticked         text[] NOT NULL,
    outcome        text NOT NULL CHECK (outcome IN ('PASSED', 'NOT_PASSED', 'UNCLEAR')),
    note           text NOT NULL,
    officer        text NOT NULL,
    case_version   text NOT NULL,
    answered_at    timestamptz NOT NULL,
    PRIMARY KEY (application_id, element_id, occurrence)
);

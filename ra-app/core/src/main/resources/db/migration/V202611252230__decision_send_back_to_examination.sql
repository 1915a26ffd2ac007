-- A decider who cannot accept what was examined has it examined again; until then nobody accepts.
CREATE TABLE reexamination (
    application_id uuid NOT NULL REFERENCES application,
    occurrence     integer NOT NULL,
    decider        text NOT NULL,
    note           text NOT NULL,
    case_version   text NOT NULL,
    asked_at       timestamptz NOT NULL,
    PRIMARY KEY (application_id, occurrence)
);

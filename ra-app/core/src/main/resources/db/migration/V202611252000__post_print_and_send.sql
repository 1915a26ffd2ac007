-- One row for each time a letter was printed; both tables are sealed in the book.
CREATE TABLE letter_print (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES application,
    mail_id        uuid NOT NULL REFERENCES outgoing_mail,
    -- as printed; of a letter with a code, the same without the code
    document_id    uuid NOT NULL REFERENCES document,
    pages          int NOT NULL CHECK (pages > 0),
    -- what a person should look at before it is posted
    flaws          text[] NOT NULL,
    reason         text NOT NULL,
    printed_by     text NOT NULL,
    printed_at     timestamptz NOT NULL
);
CREATE INDEX letter_print_case ON letter_print (application_id);
CREATE INDEX letter_print_mail ON letter_print (mail_id);

CREATE TABLE mail_attempt (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES application,
    mail_id        uuid NOT NULL REFERENCES outgoing_mail,
    number         int NOT NULL CHECK (number > 0),
    outcome        text NOT NULL CHECK (outcome IN ('SENT', 'LATER', 'FAILED')),
    code           text NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX mail_attempt_case ON mail_attempt (application_id);

-- Who sends which e-mail when; decides nothing that is not decided again by the state of the mail, therefore not sealed.
CREATE TABLE mail_lease (
    mail_id    uuid PRIMARY KEY REFERENCES outgoing_mail,
    attempts   int NOT NULL,
    not_before timestamptz NOT NULL,
    first_at   timestamptz
);
CREATE INDEX mail_lease_due ON mail_lease (not_before);

-- Which reminders of the end of a certificate were sent: each step once, the later ones the more urgent.
CREATE TABLE renewal_reminder (
    application_id uuid NOT NULL REFERENCES application,
    step           int         NOT NULL CHECK (step > 0),
    not_after      timestamptz NOT NULL,
    renewable      boolean     NOT NULL,
    mail_id        uuid        NOT NULL REFERENCES outgoing_mail,
    sent_at        timestamptz NOT NULL,
    PRIMARY KEY (application_id, step)
);
CREATE INDEX issued_certificate_not_after ON issued_certificate (not_after);

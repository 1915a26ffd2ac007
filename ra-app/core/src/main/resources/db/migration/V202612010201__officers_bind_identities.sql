-- Whom an identity provider means by a subject. A binding that was ended stays as a row without either.
CREATE TABLE officer_identity (
    username   text        PRIMARY KEY REFERENCES officer,
    issuer     text,
    subject    text,
    changed_at timestamptz NOT NULL,
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    UNIQUE (issuer, subject)
);

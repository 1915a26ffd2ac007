-- What a renewal rests on (則5②): the certificate that is renewed, and the proofing that it goes back to. The anchor is
-- copied along a chain of renewals and never moves, nor does the ceiling that follows from it.
CREATE TABLE renewal (
    application_id      uuid PRIMARY KEY REFERENCES application,
    renewed_application uuid        NOT NULL REFERENCES application,
    renewed_serial      text        NOT NULL CHECK (renewed_serial ~ '^[0-9a-f]{1,40}$'),
    renewed_sha256      text        NOT NULL CHECK (renewed_sha256 ~ '^[0-9a-f]{64}$'),
    anchor_application  uuid        NOT NULL REFERENCES application,
    anchor_issued_at    timestamptz NOT NULL,
    ceiling             timestamptz NOT NULL CHECK (ceiling > anchor_issued_at),
    made_at             timestamptz NOT NULL,
    CHECK (application_id <> renewed_application AND application_id <> anchor_application)
);
CREATE INDEX renewal_anchor ON renewal (anchor_application);
CREATE INDEX renewal_renewed ON renewal (renewed_application);

-- Who may renew a certificate: whoever was verified first. A case that came to nothing gives its claim up when another
-- asks; anything else keeps it, so that a certificate is renewed once.
CREATE TABLE renewal_claim (
    application_id uuid PRIMARY KEY REFERENCES application,
    renewed_serial text        NOT NULL,
    claimed_at     timestamptz NOT NULL,
    released_at    timestamptz
);
CREATE UNIQUE INDEX renewal_claim_sole ON renewal_claim (renewed_serial) WHERE released_at IS NULL;

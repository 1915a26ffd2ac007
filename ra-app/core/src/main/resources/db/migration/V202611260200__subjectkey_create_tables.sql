-- The key that an applicant made. PRESENTED once handed in, ACCEPTED after every check, SET_ASIDE where no legal basis
-- lets a key be certified that came inside the application.
CREATE TABLE subject_key (
    application_id uuid PRIMARY KEY REFERENCES application,
    state          text        NOT NULL CHECK (state IN ('PRESENTED', 'ACCEPTED', 'SET_ASIDE')),
    submission     text        NOT NULL CHECK (submission IN ('SIGNED', 'CODE')),
    algorithm      text        NOT NULL,
    spki           bytea       NOT NULL,
    key_sha256     text        NOT NULL CHECK (key_sha256 ~ '^[0-9a-f]{64}$'),
    request_format text        NOT NULL CHECK (request_format IN ('PKCS10', 'CRMF')),
    request_sha256 text        NOT NULL CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
    made_in        text        NOT NULL CHECK (made_in IN ('BROWSER', 'UPLOAD', 'APP')),
    device         jsonb       NOT NULL,
    received_at    timestamptz NOT NULL
);

-- One application per key, whoever comes first: a key seen twice belongs to somebody else or should have been a new one.
CREATE UNIQUE INDEX subject_key_accepted ON subject_key (key_sha256) WHERE state = 'ACCEPTED';

-- 利用者識別符号: the code itself is only on paper; here is its keyed digest and how often it may still be tried.
CREATE TABLE identification_code (
    application_id uuid PRIMARY KEY REFERENCES application,
    number         int         NOT NULL CHECK (number > 0),
    code_hmac      text        NOT NULL,
    tries_left     int         NOT NULL CHECK (tries_left >= 0),
    used_at        timestamptz,
    mail_id        uuid        NOT NULL REFERENCES outgoing_mail,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz
);

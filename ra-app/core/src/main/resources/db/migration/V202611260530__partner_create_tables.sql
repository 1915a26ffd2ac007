-- Services that apply for their users over the API. As with organisations, a second manager confirms.
CREATE TABLE partner (
    id           uuid PRIMARY KEY,
    name         text NOT NULL,
    evidence     text NOT NULL,
    state        text NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'DISABLED')),
    per_day      int NOT NULL CHECK (per_day >= 0),
    open_most    int NOT NULL CHECK (open_most >= 0),
    proposed_by  text NOT NULL,
    confirmed_by text,
    reason       text NOT NULL,
    since        timestamptz NOT NULL
);
CREATE UNIQUE INDEX partner_name ON partner (name);

-- Hashes of secrets that were shown once. While a partner changes over, the former is good as well.
CREATE TABLE partner_credential (
    id          uuid PRIMARY KEY,
    partner_id  uuid NOT NULL REFERENCES partner,
    secret_hash text NOT NULL,
    made_by     text NOT NULL,
    made_at     timestamptz NOT NULL,
    ends_at     timestamptz
);
CREATE INDEX partner_credential_of ON partner_credential (partner_id);

CREATE TABLE partner_application (
    application_id         uuid PRIMARY KEY REFERENCES application,
    partner_id             uuid NOT NULL REFERENCES partner,
    idempotency_key_sha256 text NOT NULL,
    request_sha256         text NOT NULL,
    made_at                timestamptz NOT NULL,
    UNIQUE (partner_id, idempotency_key_sha256)
);
CREATE INDEX partner_application_made ON partner_application (partner_id, made_at);

-- Every call that came with good credentials: who, what, when, how it ended.
CREATE TABLE partner_call (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    partner_id     uuid NOT NULL REFERENCES partner,
    credential_id  uuid NOT NULL REFERENCES partner_credential,
    operation      text NOT NULL,
    application_id uuid,
    status         int NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX partner_call_of ON partner_call (partner_id, seq);

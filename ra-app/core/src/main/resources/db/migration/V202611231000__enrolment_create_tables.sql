-- Times are timestamptz; digests are lower-case hexadecimal; every table named in ProtectedTable is sealed in the book.

CREATE TABLE audit_head (
    id   int PRIMARY KEY CHECK (id = 1),
    seq  bigint NOT NULL,
    hash bytea  NOT NULL
);
INSERT INTO audit_head VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- detail and seals are text, not jsonb: the exact bytes are hashed.
CREATE TABLE audit_entry (
    seq        bigint PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor      text NOT NULL,
    action     text NOT NULL,
    case_id    uuid,
    detail     text NOT NULL,
    seals      text NOT NULL,
    prev_hash  bytea NOT NULL,
    hash       bytea NOT NULL,
    mac        bytea NOT NULL
);
CREATE INDEX audit_entry_case ON audit_entry (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE audit_signed_head (
    seq       bigint PRIMARY KEY,
    hash      bytea NOT NULL,
    signed_at timestamptz NOT NULL,
    key_id    text NOT NULL,
    signature bytea NOT NULL
);

CREATE SEQUENCE case_number;

CREATE TABLE application (
    id                  uuid PRIMARY KEY,
    case_number         text NOT NULL UNIQUE,
    route               text NOT NULL,
    applicant_name      text NOT NULL,
    form                jsonb NOT NULL,
    content             text NOT NULL,
    content_sha256      text NOT NULL,
    nonce               text NOT NULL UNIQUE,
    explanation_version text NOT NULL,
    explanation_shown_at timestamptz NOT NULL,
    acknowledged_at     timestamptz NOT NULL,
    token_sha256        text NOT NULL,
    device_sha256       text,
    network_sha256      text NOT NULL,
    user_agent          text NOT NULL,
    locale              text NOT NULL,
    created_at          timestamptz NOT NULL,
    content_expires_at  timestamptz NOT NULL
);
CREATE INDEX application_device ON application (device_sha256, created_at);
CREATE INDEX application_network ON application (network_sha256, created_at);

CREATE TABLE application_state (
    application_id uuid PRIMARY KEY REFERENCES application,
    state          text NOT NULL,
    reasons        text[] NOT NULL DEFAULT '{}',
    milestones     jsonb NOT NULL DEFAULT '[]',
    since          timestamptz NOT NULL,
    version        int NOT NULL
);

-- The nonce is consumed by the insert itself: one row per application and per nonce, ever.
CREATE TABLE submission (
    application_id   uuid PRIMARY KEY REFERENCES application,
    nonce            text NOT NULL UNIQUE REFERENCES application (nonce),
    format           text NOT NULL CHECK (format IN ('CMS', 'RAW')),
    signature_sha256 text NOT NULL,
    submitted_at     timestamptz NOT NULL
);

CREATE TABLE examination (
    application_id   uuid NOT NULL REFERENCES application,
    occurrence       int  NOT NULL,
    examiner         text NOT NULL,
    recommend_accept boolean NOT NULL,
    confirmed_fields text[] NOT NULL,
    note             text NOT NULL,
    case_version     text NOT NULL,
    examined_at      timestamptz NOT NULL,
    PRIMARY KEY (application_id, occurrence)
);

-- A further round exists only where the earlier approval became void (profile changed, order expired).
CREATE TABLE decision (
    application_id uuid NOT NULL REFERENCES application,
    round          int  NOT NULL,
    accepted       boolean NOT NULL,
    reasons        text[] NOT NULL,
    by_kind        text NOT NULL CHECK (by_kind IN ('HUMAN', 'AUTOMATON')),
    decider        text NOT NULL,
    examiner       text,
    responsible_officer text,
    rule_set_sha256 text,
    note           text NOT NULL,
    case_version   text NOT NULL,
    decided_at     timestamptz NOT NULL,
    PRIMARY KEY (application_id, round),
    CHECK (by_kind <> 'HUMAN' OR (examiner IS NOT NULL AND examiner <> decider)),
    CHECK (by_kind <> 'AUTOMATON' OR (responsible_officer IS NOT NULL AND rule_set_sha256 IS NOT NULL))
);

CREATE TABLE approved_request (
    order_id       uuid PRIMARY KEY,
    application_id uuid NOT NULL,
    round          int  NOT NULL,
    canonical      bytea NOT NULL,
    signature      bytea NOT NULL,
    key_id         text NOT NULL,
    approved_at    timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    UNIQUE (application_id, round),
    FOREIGN KEY (application_id, round) REFERENCES decision
);

-- P1: the primary key allows one certificate per application.
CREATE TABLE issued_certificate (
    application_id   uuid PRIMARY KEY REFERENCES application,
    order_id         uuid NOT NULL UNIQUE REFERENCES approved_request,
    serial           text NOT NULL UNIQUE,
    certificate      bytea NOT NULL,
    not_after        timestamptz NOT NULL,
    issued_at        timestamptz NOT NULL,
    receipt_deadline timestamptz NOT NULL
);

CREATE TABLE receipt (
    application_id uuid PRIMARY KEY REFERENCES issued_certificate,
    serial         text NOT NULL,
    confirmed_at   timestamptz NOT NULL
);

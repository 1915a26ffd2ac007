-- Tables of evidence, identity, matching, automaton and officers. Digests are lower-case hexadecimal.

-- A destroyed key stays as a row without key: the book can still say that there was one, and when it ceased.
CREATE TABLE case_key (
    application_id uuid PRIMARY KEY REFERENCES application,
    wrapped_key    bytea,
    master_key_id  text NOT NULL,
    created_at     timestamptz NOT NULL,
    destroyed_at   timestamptz,
    CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE TABLE document (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES case_key,
    kind           text NOT NULL,
    media_type     text NOT NULL,
    sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size           bigint NOT NULL CHECK (size >= 0),
    blob           text NOT NULL CHECK (blob ~ '^[0-9a-f]{64}$'),
    wrapped_key    bytea NOT NULL,
    stored_at      timestamptz NOT NULL,
    UNIQUE (application_id, kind, sha256)
);

CREATE TABLE identity_verification (
    application_id  uuid NOT NULL REFERENCES application,
    attempt         int  NOT NULL CHECK (attempt >= 1),
    result          text NOT NULL CHECK (result IN ('VERIFIED', 'REJECTED', 'PENDING')),
    reason          text,
    checks          jsonb NOT NULL,
    items           jsonb,
    signer_sha256   text,
    person_sha256   text,
    report_document uuid NOT NULL REFERENCES document,
    verified_at     timestamptz NOT NULL,
    PRIMARY KEY (application_id, attempt),
    CHECK ((result = 'VERIFIED') = (reason IS NULL)),
    CHECK (result <> 'VERIFIED' OR (items IS NOT NULL AND signer_sha256 IS NOT NULL AND person_sha256 IS NOT NULL))
);
CREATE INDEX identity_verification_person ON identity_verification (person_sha256) WHERE result = 'VERIFIED';
CREATE INDEX identity_verification_signer ON identity_verification (signer_sha256);

CREATE TABLE match_report (
    application_id uuid PRIMARY KEY REFERENCES application,
    report         jsonb NOT NULL,
    overall        text NOT NULL CHECK (overall IN ('EQUAL', 'VARIANT', 'UNDECIDABLE', 'DIFFERENT')),
    rules_sha256   text NOT NULL,
    document_id    uuid NOT NULL REFERENCES document,
    matched_at     timestamptz NOT NULL
);

CREATE TABLE officer (
    username      text PRIMARY KEY,
    display_name  text NOT NULL,
    password_hash text NOT NULL,
    enabled       boolean NOT NULL,
    roles         text[] NOT NULL,
    changed_at    timestamptz NOT NULL
);

-- Append-only: an appointment ends where the next one of the same rule begins.
CREATE TABLE responsible_officer (
    id           uuid PRIMARY KEY,
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    rule         text NOT NULL,
    username     text NOT NULL REFERENCES officer,
    effective_at timestamptz NOT NULL,
    appointed_at timestamptz NOT NULL
);
CREATE INDEX responsible_officer_rule ON responsible_officer (rule, effective_at);

-- Append-only: the newest row is in force.
CREATE TABLE automation_switch (
    id                 uuid PRIMARY KEY,
    seq                bigint GENERATED ALWAYS AS IDENTITY,
    enabled            boolean NOT NULL,
    per_hour           int NOT NULL CHECK (per_hour >= 0),
    human_review_share numeric(5, 4) NOT NULL CHECK (human_review_share BETWEEN 0 AND 1),
    since              timestamptz NOT NULL,
    officer            text NOT NULL REFERENCES officer,
    reason             text NOT NULL CHECK (reason <> '')
);

-- A case is judged again where its earlier approval became void.
CREATE TABLE automaton_result (
    application_id      uuid NOT NULL REFERENCES application,
    occurrence          int  NOT NULL,
    outcome             text NOT NULL CHECK (outcome IN ('ACCEPT', 'REJECT', 'REFER')),
    reasons             text[] NOT NULL,
    automaton           text NOT NULL,
    rule_set_sha256     text NOT NULL,
    rule_set_version    text NOT NULL,
    inputs_sha256       text NOT NULL,
    engine_version      text NOT NULL,
    matched_rules       text[] NOT NULL,
    sample_picked       boolean NOT NULL,
    responsible_officer text NOT NULL,
    trace_document      uuid NOT NULL REFERENCES document,
    decided_at          timestamptz NOT NULL,
    PRIMARY KEY (application_id, occurrence),
    CHECK (outcome = 'ACCEPT' OR cardinality(reasons) > 0)
);
-- The quota counts the acceptances of the last hour under a lock; this keeps the count short.
CREATE INDEX automaton_result_accepted ON automaton_result (decided_at) WHERE outcome = 'ACCEPT';

CREATE TABLE deny_list (
    person_sha256 text PRIMARY KEY,
    reason        text NOT NULL,
    listed_at     timestamptz NOT NULL
);

-- The consent register (JPKI則35の2): what an applicant consented to in what the card signed, by item. Sealed.
CREATE TABLE living_consent (
    application_id uuid        NOT NULL REFERENCES application,
    item           text        NOT NULL CHECK (item IN ('STATUS', 'NAME', 'ADDRESS', 'BIRTH_DATE', 'SEX')),
    text_version   text        NOT NULL,
    text_sha256    text        NOT NULL,
    content_sha256 text        NOT NULL,
    given_at       timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    withdrawn_at   timestamptz,
    withdrawn_how  text CHECK (withdrawn_how IN ('HOLDER', 'OFFICER')),
    withdrawn_by   text        NOT NULL DEFAULT '',
    withdrawn_why  text        NOT NULL DEFAULT '',
    PRIMARY KEY (application_id, item),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_how IS NULL)),
    CHECK (ends_at > given_at)
);

-- When the status of a card is asked next; nothing rests on it but the pace.
CREATE TABLE living_watch (
    application_id uuid PRIMARY KEY REFERENCES application,
    next_at        timestamptz NOT NULL,
    asked_at       timestamptz,
    -- expired and unreadable were not asked about: there is nothing to ask, or nobody to ask
    answer         text CHECK (answer IN ('good', 'revoked', 'unknown', 'unavailable', 'expired', 'unreadable')),
    in_vain        int         NOT NULL DEFAULT 0,
    over           boolean     NOT NULL DEFAULT false
);

CREATE INDEX living_watch_next ON living_watch (next_at) WHERE NOT over;

-- Facts that the house found by itself, and the request that each opened or was laid beside. Sealed.
CREATE TABLE found_fact (
    id               uuid PRIMARY KEY,
    application_id   uuid        NOT NULL REFERENCES application,
    kind             text        NOT NULL CHECK (kind IN ('CARD_REVOKED', 'MEMBERSHIP_ENDED')),
    mark             text        NOT NULL,
    request_id       uuid        NOT NULL REFERENCES revocation_request,
    since            timestamptz,
    code             int,
    found_at         timestamptz NOT NULL,
    -- whether the request was opened upon it, and not for another reason before it was found
    opened           boolean     NOT NULL,
    evidence         uuid,
    consent_given_at timestamptz,
    consent_version  text,
    -- once more where the request that it was laid beside ended without a revocation
    UNIQUE (request_id, kind, mark),
    CHECK ((consent_given_at IS NULL) = (consent_version IS NULL))
);

CREATE INDEX found_fact_case ON found_fact (application_id);

ALTER TABLE revocation_request DROP CONSTRAINT revocation_request_channel_check;
ALTER TABLE revocation_request ADD CONSTRAINT revocation_request_channel_check
    CHECK (channel IN ('TELEPHONE', 'SEALED_PAPER', 'ORGANISATION', 'PROXY', 'HEIR', 'PERSON_NAMED', 'EX_OFFICIO', 'SIGNED',
                       'FOUND_FACT'));

-- Requests for revocation (則12①二): who asked and how they were authenticated, who entered it, what was judged and what came
-- of it, with the moments that the law asks for apart: asked_at, ca_revoked_at, published_at, told_at.
CREATE TABLE revocation_request (
    id             uuid PRIMARY KEY,
    application_id uuid        NOT NULL REFERENCES application,
    serial         text        NOT NULL,
    channel        text        NOT NULL CHECK (channel IN ('TELEPHONE', 'SEALED_PAPER', 'ORGANISATION', 'PROXY', 'HEIR',
                                                           'PERSON_NAMED', 'EX_OFFICIO')),
    proof          text        NOT NULL,
    reason         text        NOT NULL,
    words          text        NOT NULL,
    asked_at       timestamptz NOT NULL,
    entered_by     text        NOT NULL,
    entered_at     timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    limit_at       timestamptz NOT NULL,
    judged         text CHECK (judged IN ('REVOKE', 'REFUSE')),
    ca_revoked_at  timestamptz,
    outcome        text CHECK (outcome IN ('REVOKED', 'REFUSED', 'ALREADY_REVOKED')),
    told_at        timestamptz,
    published_at   timestamptz,
    CHECK (ca_revoked_at IS NULL OR judged = 'REVOKE'),
    CHECK ((outcome IS NULL) = (told_at IS NULL))
);

-- One open request per certificate, whoever asks at the same moment.
CREATE UNIQUE INDEX revocation_request_one_open ON revocation_request (application_id) WHERE outcome IS NULL;
CREATE INDEX revocation_request_case ON revocation_request (application_id, entered_at);
CREATE INDEX revocation_request_unpublished ON revocation_request (asked_at)
    WHERE outcome = 'REVOKED' AND published_at IS NULL;

-- What each decider judged: the first, and of an ex-officio revocation the second.
CREATE TABLE revocation_judgement (
    request_id     uuid        NOT NULL REFERENCES revocation_request,
    occurrence     int         NOT NULL CHECK (occurrence IN (1, 2)),
    application_id uuid        NOT NULL REFERENCES application,
    officer        text        NOT NULL,
    verdict        text        NOT NULL CHECK (verdict IN ('REVOKE', 'REFUSE')),
    reason         text        NOT NULL,
    words          text        NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (request_id, occurrence)
);

-- Officers find a certificate by the holder's name, as it is written, from its beginning.
CREATE INDEX application_name_written ON application (translate(applicant_name, ' 　', '') text_pattern_ops);
CREATE INDEX issued_certificate_serial ON issued_certificate (serial);

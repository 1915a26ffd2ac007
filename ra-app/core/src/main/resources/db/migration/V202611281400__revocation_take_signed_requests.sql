-- Requests that the holder signed, with the certificate's own key or with the card: nobody enters them.
ALTER TABLE revocation_request DROP CONSTRAINT revocation_request_channel_check;
ALTER TABLE revocation_request ADD CONSTRAINT revocation_request_channel_check
    CHECK (channel IN ('TELEPHONE', 'SEALED_PAPER', 'ORGANISATION', 'PROXY', 'HEIR', 'PERSON_NAMED', 'EX_OFFICIO', 'SIGNED'));

-- What was signed, with what, and what was found; the text, the signature and every answer are documents of the case.
CREATE TABLE signed_revocation (
    request_id         uuid PRIMARY KEY REFERENCES revocation_request,
    application_id     uuid        NOT NULL REFERENCES application,
    nonce              uuid        NOT NULL UNIQUE,
    content_sha256     text        NOT NULL,
    signature_sha256   text        NOT NULL,
    signer_sha256      text        NOT NULL,
    status_known       boolean     NOT NULL,
    person_sure        boolean     NOT NULL,
    text_document      uuid        NOT NULL,
    signature_document uuid        NOT NULL,
    proof_document     uuid        NOT NULL,
    at                 timestamptz NOT NULL
);

-- What the rule judged of a signed request: revoked with nobody deciding, or left to people and why.
CREATE TABLE revocation_by_rule (
    request_id     uuid PRIMARY KEY REFERENCES signed_revocation,
    application_id uuid        NOT NULL REFERENCES application,
    rule           text        NOT NULL,
    rule_sha256    text        NOT NULL,
    verdict        text        NOT NULL CHECK (verdict IN ('REVOKE', 'REFER')),
    why            text        NOT NULL,
    responsible    text,
    at             timestamptz NOT NULL,
    CHECK (verdict = 'REFER' OR responsible IS NOT NULL)
);

-- Signatures that proved nothing within the last hour: each costs a question to the card's status service.
CREATE TABLE refused_signed_request (
    network text        NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX refused_signed_request_network ON refused_signed_request (network, at);

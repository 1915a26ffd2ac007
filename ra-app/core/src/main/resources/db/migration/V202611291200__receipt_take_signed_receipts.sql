-- Receipts that were signed, with the key of the certificate received or with the card; a receipt without such a row was a click.
CREATE TABLE signed_receipt (
    application_id     uuid PRIMARY KEY REFERENCES receipt,
    nonce              uuid        NOT NULL UNIQUE,
    means              text        NOT NULL CHECK (means IN ('OWN_KEY', 'OWN_CARD')),
    content_sha256     text        NOT NULL,
    signature_sha256   text        NOT NULL,
    signer_sha256      text        NOT NULL,
    rule               text        NOT NULL,
    rule_sha256        text        NOT NULL,
    text_document      uuid        NOT NULL,
    signature_document uuid        NOT NULL,
    proof_document     uuid        NOT NULL,
    at                 timestamptz NOT NULL
);

-- 失効コード: with it the person whom a certificate names has it revoked. The code itself is only on paper; here is its keyed
-- digest. It works from posting until expires_at; used_at without revoked_at is a revocation that is still to be carried out.
CREATE TABLE revocation_code (
    application_id uuid PRIMARY KEY REFERENCES application,
    number         int         NOT NULL CHECK (number > 0),
    code_hmac      text        NOT NULL,
    mail_id        uuid        NOT NULL REFERENCES outgoing_mail,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz,
    void_reason    text,
    used_at        timestamptz,
    why            text CHECK (why IN ('NOT_ME', 'NOT_WANTED')),
    revoked_at     timestamptz,
    CHECK ((used_at IS NULL) = (why IS NULL)),
    CHECK (revoked_at IS NULL OR used_at IS NOT NULL)
);

CREATE INDEX revocation_code_unfinished ON revocation_code (used_at) WHERE used_at IS NOT NULL AND revoked_at IS NULL;

-- Wrong codes of the last hour: from which network (keyed digest), and for which case where the number was one.
CREATE TABLE wrong_revocation_code (
    application_id uuid REFERENCES application,
    network        text        NOT NULL,
    at             timestamptz NOT NULL
);

CREATE INDEX wrong_revocation_code_network ON wrong_revocation_code (network, at);
CREATE INDEX wrong_revocation_code_case ON wrong_revocation_code (application_id, at);

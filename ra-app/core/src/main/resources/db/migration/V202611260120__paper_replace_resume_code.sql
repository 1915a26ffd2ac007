-- Codes by e-mail for applicants on paper who lost theirs; used once, then another takes the place of the lost one.
CREATE TABLE resume_code (
    id             uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES paper_file,
    code_sha256    text NOT NULL,
    ordered_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz
);
CREATE INDEX resume_code_of_case ON resume_code (application_id, ordered_at);

-- Who asked, whatever for: counted for an hour, then forgotten.
CREATE TABLE resume_ask (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    network_sha256 text NOT NULL,
    asked_at       timestamptz NOT NULL
);
CREATE INDEX resume_ask_of_network ON resume_ask (network_sha256, asked_at);

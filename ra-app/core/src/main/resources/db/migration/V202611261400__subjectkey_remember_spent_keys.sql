-- Keys whose private half somebody sent: nobody gets a certificate for one of them any more.
CREATE TABLE spent_key (
    key_sha256 text PRIMARY KEY,
    sent_at    timestamptz NOT NULL
);
CREATE INDEX spent_key_sent ON spent_key (sent_at);

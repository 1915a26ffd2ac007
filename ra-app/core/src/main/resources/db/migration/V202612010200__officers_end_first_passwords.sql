-- A password that somebody else made for an account, by the mark of its hash; it is one no longer once the account has another.
CREATE TABLE first_password (
    username text        PRIMARY KEY REFERENCES officer,
    mark     text        NOT NULL,
    ends_at  timestamptz NOT NULL
);

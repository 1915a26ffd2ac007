-- Whoever answers for the automatic decision says yes to the rules of a proposal before a second owner can approve it.
CREATE TABLE rules_word (
    publication_id uuid PRIMARY KEY REFERENCES publication,
    -- of the rules that they answer for
    rules_sha256   text        NOT NULL,
    officer        text        NOT NULL,
    said_at        timestamptz NOT NULL
);

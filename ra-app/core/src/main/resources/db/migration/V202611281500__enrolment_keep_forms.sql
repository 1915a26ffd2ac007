-- Forms put aside before they were handed in. Nobody reads "sealed" without the code that its person holds; "place" and
-- the key are derived from it apart from each other. Rows go when their time is over, and no book tells of them.
CREATE TABLE kept_form (
    place          text PRIMARY KEY CHECK (place ~ '^[0-9a-f]{64}$'),
    sealed         bytea NOT NULL CHECK (length(sealed) <= 33000),
    network_sha256 text NOT NULL,
    created_at     timestamptz NOT NULL,
    kept_until     timestamptz NOT NULL
);
CREATE INDEX kept_form_network ON kept_form (network_sha256, created_at);
CREATE INDEX kept_form_until ON kept_form (kept_until);

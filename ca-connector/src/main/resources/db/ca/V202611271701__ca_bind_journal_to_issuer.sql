-- Whose journal this is: the CA whose certificates are on record here, by name and key, so that a renewed certificate of the
-- same key changes nothing. A key that follows it would be number 2, with an act of its own that says since when, and from
-- which event on, its certificates count; until there is such an act, nothing can be written beside number 1.
CREATE TABLE ca.issuer (
    number      integer PRIMARY KEY CHECK (number = 1),
    name        text        NOT NULL,
    name_sha256 text        NOT NULL,
    key_sha256  text        NOT NULL,
    certificate bytea       NOT NULL,
    bound_at    timestamptz NOT NULL
);
CREATE TRIGGER issuer_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.issuer
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

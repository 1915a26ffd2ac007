-- What was published, by the digest of its manifest, which names the digests of all its files: on record before it is in
-- force, so that a folder that somebody else wrote is known for what it is.
CREATE TABLE ca.publication (
    sha256       bytea       PRIMARY KEY,
    generation   bigint      NOT NULL,
    events       bigint      NOT NULL,
    published_at timestamptz NOT NULL
);
CREATE INDEX publication_generation ON ca.publication (generation);
CREATE TRIGGER publication_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.publication
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

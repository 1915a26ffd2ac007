-- Into how many lists revocations are divided: certificates name theirs for as long as they are valid, so it is written once.
CREATE TABLE ca.list_shards (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    shards   integer     NOT NULL CHECK (shards BETWEEN 2 AND 256),
    fixed_at timestamptz NOT NULL
);
CREATE TRIGGER list_shards_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.list_shards
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

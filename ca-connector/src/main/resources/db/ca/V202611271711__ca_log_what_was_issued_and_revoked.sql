-- A Merkle tree over the events by which certificates are issued and revoked (RFC 9162 section 2.1), in their order.
-- A leaf says what the tree was given; its place is how many such events came before, so it follows from ca.event alone.
CREATE TABLE ca.log_leaf (
    idx     bigint PRIMARY KEY CHECK (idx >= 0),
    event   bigint NOT NULL UNIQUE,
    serial  text   NOT NULL,
    content bytea  NOT NULL
);
CREATE INDEX log_leaf_serial ON ca.log_leaf (serial);

-- Complete subtrees only: none of them ever changes, and any root or proof is made of as many as the tree is high.
CREATE TABLE ca.log_node (
    level integer NOT NULL CHECK (level BETWEEN 0 AND 62),
    idx   bigint  NOT NULL CHECK (idx >= 0),
    hash  bytea   NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, idx)
);

-- How far the tree has grown, and up to which event it has read. Whoever appends holds this row until its commit.
CREATE TABLE ca.log_size (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    size  bigint NOT NULL,
    event bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ca.log_size (size, event) VALUES (0, 0);

CREATE TABLE ca.log_head (
    size   bigint PRIMARY KEY CHECK (size > 0),
    at     timestamptz NOT NULL,
    key_id text        NOT NULL,
    note   text        NOT NULL
);
CREATE TABLE ca.log_stamp (
    size     bigint PRIMARY KEY REFERENCES ca.log_head (size),
    at       timestamptz NOT NULL,
    response bytea       NOT NULL
);

CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.log_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER log_node_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.log_node
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER log_size_keep BEFORE DELETE OR TRUNCATE ON ca.log_size
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER log_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.log_head
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER log_stamp_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.log_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

-- The tree only grows, without a gap, and never reads an event again.
CREATE FUNCTION ca.guard_log_size() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size < OLD.size OR NEW.event < OLD.event
        OR NEW.size <> coalesce((SELECT max(idx) + 1 FROM ca.log_leaf), 0) THEN
        RAISE EXCEPTION 'the log of % cannot become one of %', OLD.size, NEW.size;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER log_size_guard BEFORE UPDATE ON ca.log_size
    FOR EACH ROW EXECUTE FUNCTION ca.guard_log_size();

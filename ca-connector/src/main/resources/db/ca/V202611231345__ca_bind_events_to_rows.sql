-- An event covered digests of a few columns; now it covers its whole row, so that a change of any column shows.
DROP TABLE ca.event;
DROP TABLE ca.event_head;
DROP FUNCTION ca.append_event(text, uuid, text, timestamptz);

-- One line per change of a row; row_digest covers every column of the row as the change left it.
CREATE TABLE ca.event (
    seq        bigint PRIMARY KEY,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    subject    text        NOT NULL,
    row_digest text        NOT NULL,
    detail     text        NOT NULL,
    prev_hash  bytea       NOT NULL,
    hash       bytea       NOT NULL
);
CREATE TABLE ca.event_head (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq  bigint NOT NULL,
    hash bytea  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ca.event_head (seq, hash) VALUES (0, sha256('toroku ca journal'::bytea));

-- Hex SHA-256 of a row as JSON; without the lease, which comes and goes. The settings keep its text the same everywhere.
CREATE FUNCTION ca.row_digest(p_row anyelement) RETURNS text
    LANGUAGE sql STABLE SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
    SELECT encode(sha256(convert_to((to_jsonb(p_row) - 'signer' - 'lease_until')::text, 'UTF8')), 'hex')
$$;

-- Appends one event; its hash covers the event before it. The head row is locked until commit, so numbers have no gap.
CREATE FUNCTION ca.append_event(p_kind text, p_subject text, p_row anyelement, p_detail text, p_at timestamptz)
    RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_digest text := ca.row_digest(p_row);
    v_seq    bigint;
    v_prev   bytea;
    v_hash   bytea;
BEGIN
    SELECT seq + 1, hash INTO STRICT v_seq, v_prev FROM ca.event_head FOR UPDATE;
    v_hash := sha256(v_prev || convert_to(
        v_seq || '|' || trunc(extract(epoch FROM p_at) * 1000000)::bigint || '|' || p_kind || '|' || p_subject || '|'
        || v_digest || '|' || p_detail, 'UTF8'));
    INSERT INTO ca.event (seq, at, kind, subject, row_digest, detail, prev_hash, hash)
        VALUES (v_seq, p_at, p_kind, p_subject, v_digest, p_detail, v_prev, v_hash);
    UPDATE ca.event_head SET seq = v_seq, hash = v_hash;
    RETURN v_seq;
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.event
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

-- Rows from before are taken into the chain as they stand.
SELECT ca.append_event('ADOPTED', 'order ' || order_id, t, '', now()) FROM ca.order_journal t ORDER BY received_at;
SELECT ca.append_event('ADOPTED', 'key ' || order_id, t, '', now()) FROM ca.subscriber_key t ORDER BY created_at;
SELECT ca.append_event('ADOPTED', 'revocation ' || serial, t, '', now()) FROM ca.revocation t ORDER BY revoked_at;
SELECT ca.append_event('ADOPTED', 'crl ' || number, t, '', now()) FROM ca.crl t ORDER BY number;

-- The CA connector's own books (R20). Owned by its own role: the RA has no rights here.

CREATE TABLE ca.order_journal (
    order_id       uuid PRIMARY KEY,
    application_id uuid        NOT NULL,
    canonical      bytea       NOT NULL,
    signature      bytea       NOT NULL,
    ra_key_id      text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('RECEIVED', 'RESERVED', 'SIGNED', 'REFUSED', 'VOID')),
    refused_field  text,
    refused_reason text,
    serial         text UNIQUE CHECK (serial ~ '^[1-9a-f][0-9a-f]{15,39}$'),
    spki           bytea,
    tbs            bytea,
    tbs_sha256     bytea CHECK (tbs_sha256 = sha256(tbs)),
    lint           text,
    certificate    bytea,
    not_before     timestamptz,
    not_after      timestamptz,
    received_at    timestamptz NOT NULL,
    reserved_at    timestamptz,
    signed_at      timestamptz,
    -- who may sign now: a second worker waits until the lease is over instead of signing beside the first
    signer         uuid,
    lease_until    timestamptz,
    CHECK ((state = 'REFUSED') = (refused_reason IS NOT NULL)),
    CHECK ((state = 'SIGNED') = (certificate IS NOT NULL)),
    CHECK ((state IN ('RESERVED', 'SIGNED', 'VOID')) = (tbs IS NOT NULL AND serial IS NOT NULL))
);

-- One certificate per application: a refused or voided order leaves room for a newly approved one.
CREATE UNIQUE INDEX order_journal_application ON ca.order_journal (application_id)
    WHERE state IN ('RECEIVED', 'RESERVED', 'SIGNED');
-- One certificate per key: a key seen again belongs to another person or should have been a new one.
CREATE UNIQUE INDEX order_journal_key ON ca.order_journal (sha256(spki))
    WHERE state IN ('RESERVED', 'SIGNED');
CREATE INDEX order_journal_open ON ca.order_journal (reserved_at) WHERE state = 'RESERVED';

CREATE TABLE ca.revocation (
    serial       text PRIMARY KEY REFERENCES ca.order_journal (serial),
    revoked_at   timestamptz NOT NULL,
    reason       integer     NOT NULL,
    requested_by text        NOT NULL
);

CREATE TABLE ca.subscriber_key (
    order_id       uuid PRIMARY KEY REFERENCES ca.order_journal (order_id),
    wrapped        bytea,
    created_at     timestamptz NOT NULL,
    destroyed_at   timestamptz,
    destroy_reason text,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);

CREATE SEQUENCE ca.crl_number;
CREATE TABLE ca.crl (
    number      bigint PRIMARY KEY,
    this_update timestamptz NOT NULL,
    next_update timestamptz NOT NULL,
    der         bytea       NOT NULL
);

CREATE TABLE ca.event (
    seq       bigint PRIMARY KEY,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL,
    order_id  uuid,
    detail    text        NOT NULL,
    prev_hash bytea       NOT NULL,
    hash      bytea       NOT NULL
);
CREATE TABLE ca.event_head (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq  bigint NOT NULL,
    hash bytea  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ca.event_head (seq, hash) VALUES (0, sha256('toroku ca journal'::bytea));

-- Appends one event; its hash covers the event before it. The head row is locked until commit, so numbers have no gap.
CREATE FUNCTION ca.append_event(p_kind text, p_order_id uuid, p_detail text, p_at timestamptz) RETURNS bigint
    LANGUAGE plpgsql AS $$
DECLARE
    v_seq  bigint;
    v_prev bytea;
    v_hash bytea;
BEGIN
    SELECT seq + 1, hash INTO STRICT v_seq, v_prev FROM ca.event_head FOR UPDATE;
    v_hash := sha256(v_prev || convert_to(
        v_seq || '|' || trunc(extract(epoch FROM p_at) * 1000000)::bigint || '|' || p_kind || '|'
        || coalesce(p_order_id::text, '') || '|' || p_detail, 'UTF8'));
    INSERT INTO ca.event (seq, at, kind, order_id, detail, prev_hash, hash)
        VALUES (v_seq, p_at, p_kind, p_order_id, p_detail, v_prev, v_hash);
    UPDATE ca.event_head SET seq = v_seq, hash = v_hash;
    RETURN v_seq;
END $$;

CREATE FUNCTION ca.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on %', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.event
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER order_journal_keep BEFORE DELETE OR TRUNCATE ON ca.order_journal
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();
CREATE TRIGGER revocation_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.revocation
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

-- Once written, what was ordered, reserved or signed cannot change, whatever the program does.
CREATE FUNCTION ca.guard_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (NEW.state = OLD.state
            OR (OLD.state = 'RECEIVED' AND NEW.state IN ('RESERVED', 'REFUSED'))
            OR (OLD.state = 'RESERVED' AND NEW.state IN ('SIGNED', 'VOID'))) THEN
        RAISE EXCEPTION 'order % cannot go from % to %', OLD.order_id, OLD.state, NEW.state;
    END IF;
    IF (NEW.order_id, NEW.application_id, NEW.canonical, NEW.signature)
            IS DISTINCT FROM (OLD.order_id, OLD.application_id, OLD.canonical, OLD.signature)
        OR (OLD.tbs IS NOT NULL AND (NEW.serial, NEW.tbs, NEW.spki) IS DISTINCT FROM (OLD.serial, OLD.tbs, OLD.spki))
        OR (OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate) THEN
        RAISE EXCEPTION 'order % is already written', OLD.order_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER order_journal_guard BEFORE UPDATE ON ca.order_journal
    FOR EACH ROW EXECUTE FUNCTION ca.guard_order();

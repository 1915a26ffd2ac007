-- What is asked of another CA over CMP. The request is on record before it is sent: whatever happens afterwards, the same
-- bytes of the same transaction are sent again, never others.
CREATE TABLE ca.cmp_exchange (
    order_id        uuid PRIMARY KEY REFERENCES ca.order_journal (order_id),
    application_id  uuid        NOT NULL,
    spki            bytea       NOT NULL,
    transaction_id  bytea       NOT NULL UNIQUE CHECK (octet_length(transaction_id) >= 16),
    request         bytea       NOT NULL,
    state           text        NOT NULL
        CHECK (state IN ('ASKED', 'WAITING', 'ANSWERED', 'UNWANTED', 'ISSUED', 'REFUSED', 'TAKEN_BACK')),
    -- sendings of the request whose answer nobody saw; written before the sending
    unanswered      integer     NOT NULL CHECK (unanswered >= 0),
    peer_nonce      bytea,
    ask_after       timestamptz,
    certificate     bytea,
    -- whether the other CA waits for a confirmation of the certificate
    confirm         boolean     NOT NULL,
    objection_field text,
    objection       text,
    opened_at       timestamptz NOT NULL,
    -- who may talk about this order now, as in ca.order_journal
    signer          uuid,
    lease_until     timestamptz,
    CHECK (state NOT IN ('ANSWERED', 'UNWANTED', 'ISSUED') OR certificate IS NOT NULL),
    CHECK ((objection IS NULL) = (objection_field IS NULL)),
    CHECK (state <> 'UNWANTED' OR objection IS NOT NULL)
);

-- While it is not known what became of a request, nothing else is asked for its application or its key.
CREATE UNIQUE INDEX cmp_exchange_application ON ca.cmp_exchange (application_id)
    WHERE state IN ('ASKED', 'WAITING', 'ANSWERED', 'UNWANTED');
CREATE UNIQUE INDEX cmp_exchange_key ON ca.cmp_exchange (sha256(spki))
    WHERE state IN ('ASKED', 'WAITING', 'ANSWERED', 'UNWANTED', 'ISSUED');
CREATE INDEX cmp_exchange_open ON ca.cmp_exchange (opened_at)
    WHERE state IN ('ASKED', 'WAITING', 'ANSWERED', 'UNWANTED');

CREATE TRIGGER cmp_exchange_keep BEFORE DELETE OR TRUNCATE ON ca.cmp_exchange
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

CREATE FUNCTION ca.guard_exchange() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (NEW.state = OLD.state
            OR (OLD.state = 'ASKED' AND NEW.state IN ('WAITING', 'ANSWERED', 'UNWANTED', 'REFUSED'))
            OR (OLD.state = 'WAITING' AND NEW.state IN ('ANSWERED', 'UNWANTED', 'REFUSED'))
            OR (OLD.state = 'ANSWERED' AND NEW.state IN ('UNWANTED', 'ISSUED', 'TAKEN_BACK'))
            OR (OLD.state = 'UNWANTED' AND NEW.state = 'TAKEN_BACK')) THEN
        RAISE EXCEPTION 'exchange % cannot go from % to %', OLD.order_id, OLD.state, NEW.state;
    END IF;
    IF (NEW.order_id, NEW.application_id, NEW.spki, NEW.transaction_id, NEW.request, NEW.opened_at)
            IS DISTINCT FROM
            (OLD.order_id, OLD.application_id, OLD.spki, OLD.transaction_id, OLD.request, OLD.opened_at)
        OR (OLD.certificate IS NOT NULL AND NEW.certificate IS DISTINCT FROM OLD.certificate) THEN
        RAISE EXCEPTION 'exchange % is already written', OLD.order_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cmp_exchange_guard BEFORE UPDATE ON ca.cmp_exchange
    FOR EACH ROW EXECUTE FUNCTION ca.guard_exchange();

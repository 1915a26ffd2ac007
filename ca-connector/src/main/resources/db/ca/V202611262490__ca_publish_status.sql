-- What the issuer's key signs beside certificates of subscribers: certificates of the status responder, and lists.

-- Written before it is signed, as an order is: what the key may have signed is on record.
CREATE TABLE ca.responder (
    serial      text PRIMARY KEY CHECK (serial ~ '^[1-9a-f][0-9a-f]{15,39}$'),
    tbs         bytea       NOT NULL,
    certificate bytea,
    not_before  timestamptz NOT NULL,
    not_after   timestamptz NOT NULL,
    reserved_at timestamptz NOT NULL
);
CREATE TRIGGER responder_keep BEFORE DELETE OR TRUNCATE ON ca.responder
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

CREATE FUNCTION ca.guard_responder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.certificate IS NOT NULL OR NEW.certificate IS NULL
        OR (NEW.serial, NEW.tbs, NEW.not_before, NEW.not_after, NEW.reserved_at)
            IS DISTINCT FROM (OLD.serial, OLD.tbs, OLD.not_before, OLD.not_after, OLD.reserved_at) THEN
        RAISE EXCEPTION 'responder % is already written', OLD.serial;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER responder_guard BEFORE UPDATE ON ca.responder
    FOR EACH ROW EXECUTE FUNCTION ca.guard_responder();

-- A list by its digest: with a million entries it is 40 MB, and its entries are those of ca.revocation up to an event.
CREATE TABLE ca.revocation_list (
    number      bigint PRIMARY KEY,
    this_update timestamptz NOT NULL,
    next_update timestamptz NOT NULL,
    sha256      bytea       NOT NULL,
    bytes       bigint      NOT NULL,
    entries     bigint      NOT NULL,
    events      bigint      NOT NULL
);
CREATE TRIGGER revocation_list_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ca.revocation_list
    FOR EACH STATEMENT EXECUTE FUNCTION ca.forbid();

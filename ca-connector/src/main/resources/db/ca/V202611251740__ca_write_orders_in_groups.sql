-- Several orders in one transaction, so that they share one wait for the disk. Both functions take one array a column,
-- treat the rows in the order given, and answer with the positions of the rows that they wrote; a row that breaks a rule
-- of the tables takes the whole group back, and the caller then writes each row by itself.

-- Receipt and reservation in one: nothing is signed between them. Writes nothing where the order is known, its application
-- is taken, or its key is in another certificate.
CREATE FUNCTION ca.reserve_orders(
        p_order uuid[], p_application uuid[], p_canonical bytea[], p_signature bytea[], p_ra_key text[], p_serial text[],
        p_spki bytea[], p_tbs bytea[], p_lint text[], p_not_before timestamptz[], p_not_after timestamptz[],
        p_at timestamptz[], p_wrapped bytea[], p_signer uuid, p_lease interval)
    RETURNS SETOF integer LANGUAGE plpgsql AS $$
DECLARE
    j ca.order_journal;
    k ca.subscriber_key;
BEGIN
    FOR i IN 1..cardinality(p_order) LOOP
        INSERT INTO ca.order_journal
            (order_id, application_id, canonical, signature, ra_key_id, state, serial, spki, tbs, tbs_sha256, lint,
             not_before, not_after, received_at, reserved_at, signer, lease_until)
        VALUES
            (p_order[i], p_application[i], p_canonical[i], p_signature[i], p_ra_key[i], 'RESERVED', p_serial[i], p_spki[i],
             p_tbs[i], sha256(p_tbs[i]), p_lint[i], p_not_before[i], p_not_after[i], p_at[i], p_at[i], p_signer,
             clock_timestamp() + p_lease)
        ON CONFLICT DO NOTHING RETURNING * INTO j;
        CONTINUE WHEN NOT FOUND;
        PERFORM ca.append_event('RESERVED', 'order ' || j.order_id, j, j.serial, j.reserved_at);
        IF p_wrapped[i] IS NOT NULL THEN
            INSERT INTO ca.subscriber_key (order_id, wrapped, created_at) VALUES (j.order_id, p_wrapped[i], p_at[i])
                RETURNING * INTO k;
            PERFORM ca.append_event('KEY_MADE', 'key ' || k.order_id, k, '', p_at[i]);
        END IF;
        RETURN NEXT i;
    END LOOP;
END $$;

-- The first committed certificate of an order stays; writes nothing where there is one or the order was voided.
CREATE FUNCTION ca.store_signed(p_order uuid[], p_certificate bytea[], p_at timestamptz[])
    RETURNS TABLE (place integer, order_id uuid, canonical bytea, serial text, certificate bytea, not_before timestamptz,
                   not_after timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    j ca.order_journal;
BEGIN
    FOR i IN 1..cardinality(p_order) LOOP
        UPDATE ca.order_journal o SET state = 'SIGNED', certificate = p_certificate[i], signed_at = p_at[i]
            WHERE o.order_id = p_order[i] AND o.state = 'RESERVED' RETURNING o.* INTO j;
        CONTINUE WHEN NOT FOUND;
        PERFORM ca.append_event(
            'SIGNED', 'order ' || j.order_id, j, encode(sha256(j.certificate), 'hex'), j.signed_at);
        RETURN QUERY SELECT i, j.order_id, j.canonical, j.serial, j.certificate, j.not_before, j.not_after;
    END LOOP;
END $$;

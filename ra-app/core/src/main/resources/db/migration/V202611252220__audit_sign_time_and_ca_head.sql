-- Version 2 of a signed head covers when it was signed and the head of the CA's journal at that time. Heads of version 1
-- stay as they were signed: number and hash only.
ALTER TABLE audit_signed_head
    ADD COLUMN version int NOT NULL DEFAULT 1,
    ADD COLUMN ca_seq  bigint,
    ADD COLUMN ca_hash bytea,
    ADD CHECK (version = 1 OR (ca_seq IS NOT NULL AND ca_hash IS NOT NULL));
ALTER TABLE audit_signed_head ALTER COLUMN version DROP DEFAULT;

-- Why a reserved order was given up: the RA asks for a new approval where it merely expired.
ALTER TABLE ca.order_journal ADD COLUMN void_reason text;
UPDATE ca.order_journal SET void_reason = 'order-void' WHERE state = 'VOID';
ALTER TABLE ca.order_journal ADD CHECK ((state = 'VOID') = (void_reason IS NOT NULL));

-- Who answers for a rule is what the book says: its entries of appointments are read for each judgement.
CREATE INDEX audit_entry_appointments ON audit_entry (seq) WHERE action = 'responsible-officer-appointed';

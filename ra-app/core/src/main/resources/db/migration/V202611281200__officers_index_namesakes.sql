-- Asked wherever a second person must act: which accounts of one name are said to be two persons.
CREATE INDEX audit_entry_two_persons ON audit_entry (seq) WHERE action = 'two-persons-stated';

-- The last seal of an officer's row is looked up at every act of theirs.
CREATE INDEX audit_entry_officer ON audit_entry (seq) WHERE action = 'officer-saved';

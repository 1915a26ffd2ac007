-- A report of a replay counts only where an entry names it.
CREATE INDEX audit_entry_draft_replayed ON audit_entry (seq) WHERE action = 'draft-replayed';

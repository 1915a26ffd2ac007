-- Which entry sealed a row last is asked at every commit that seals rows. The names of the rows of an entry are found
-- in its seals themselves: nothing beside what is hashed can hide one. Nobody waits for a pending list.
CREATE INDEX audit_entry_sealed ON audit_entry
    USING gin ((jsonb_path_query_array(seals::jsonb, '$.keyvalue().key')) jsonb_path_ops) WITH (fastupdate = off);
DROP INDEX audit_entry_officer;

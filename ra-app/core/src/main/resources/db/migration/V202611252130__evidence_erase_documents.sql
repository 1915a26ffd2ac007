-- A document is erased by forgetting its key: the row stays, sealed without it, and the book says when.
ALTER TABLE document ALTER COLUMN wrapped_key DROP NOT NULL;

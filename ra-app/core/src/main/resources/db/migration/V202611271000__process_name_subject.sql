-- The application that a case is about where it is not the application's own, as a request for its revocation.
ALTER TABLE conducted_case ADD COLUMN subject_id uuid;

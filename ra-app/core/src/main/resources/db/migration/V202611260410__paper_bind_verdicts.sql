-- What lay before a person who gave a verdict: every document that it is about, with the entry in force and the digests
-- of the pictures of its pages. The verdict counts while exactly these count. The id is that of the row that states it:
-- an act or a confirmed value; of recommendations the newest row of a case is in force.
CREATE TABLE verdict_basis (
    id             uuid PRIMARY KEY,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    application_id uuid NOT NULL REFERENCES paper_file,
    verdict        text NOT NULL CHECK (verdict IN ('SEAL', 'REPLY', 'EXAMINATION', 'CONFIRMATION')),
    documents      text[] NOT NULL,
    officer        text NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX verdict_basis_case ON verdict_basis (application_id, verdict, seq);

-- Certificate profiles that were put in force, and those that wait for it; sealed in the book. What certificates are made by is a
-- file: it counts as far as a row here says that two persons approved exactly it.
CREATE TABLE profile_version (
    id          uuid PRIMARY KEY,
    -- one for all profiles: stands for them where the book asks for a case, so that no row goes missing unseen
    book_id     uuid        NOT NULL,
    profile     text        NOT NULL,
    number      int         NOT NULL CHECK (number > 0),
    state       text        NOT NULL CHECK (state IN ('RELEASED', 'PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- what the digest is of, a line for each part
    content     text        NOT NULL,
    reason      text,
    proposed_by text,
    proposed_at timestamptz NOT NULL,
    decided_by  text,
    decided_at  timestamptz,
    note        text,
    UNIQUE (profile, number),
    -- what was there when the review began is nobody's act
    CHECK ((state = 'RELEASED') = (proposed_by IS NULL)),
    CHECK (state IN ('RELEASED', 'PROPOSED') OR decided_by IS NOT NULL),
    -- four eyes, also where the application errs
    CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);
-- one change of a profile at a time
CREATE UNIQUE INDEX profile_version_open ON profile_version (profile) WHERE state = 'PROPOSED';

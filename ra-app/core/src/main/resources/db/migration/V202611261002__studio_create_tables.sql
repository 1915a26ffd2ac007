-- What process owners edited and published. All of it is evidence: every row is sealed in the book.

-- Models by their digest; drafts and publications refer to them by it.
CREATE TABLE model_content (
    sha256  text PRIMARY KEY,
    content bytea NOT NULL
);

CREATE TABLE model_draft (
    id               uuid PRIMARY KEY,
    name             text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('OPEN', 'DISCARDED', 'PUBLISHED')),
    -- publication in force when it was started; empty for the models of the release
    base_publication uuid,
    started_by       text        NOT NULL,
    started_at       timestamptz NOT NULL,
    closed_by        text,
    closed_at        timestamptz
);
CREATE UNIQUE INDEX model_draft_name ON model_draft (lower(name)) WHERE state <> 'DISCARDED';

-- Every version names all its models: {resource: sha256}.
CREATE TABLE draft_version (
    id       uuid PRIMARY KEY,
    draft_id uuid        NOT NULL REFERENCES model_draft,
    number   integer     NOT NULL CHECK (number >= 0),
    author   text        NOT NULL,
    saved_at timestamptz NOT NULL,
    resource text,
    files    jsonb       NOT NULL,
    UNIQUE (draft_id, number)
);

CREATE TABLE draft_comment (
    id          uuid PRIMARY KEY,
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    draft_id    uuid        NOT NULL REFERENCES model_draft,
    version     integer     NOT NULL,
    resource    text        NOT NULL,
    element_id  text        NOT NULL,
    author      text        NOT NULL,
    written_at  timestamptz NOT NULL,
    text        text        NOT NULL,
    resolved_by text,
    resolved_at timestamptz
);
CREATE INDEX draft_comment_draft ON draft_comment (draft_id, seq);

CREATE TABLE publication (
    id                 uuid PRIMARY KEY,
    number             bigint GENERATED ALWAYS AS IDENTITY,
    state              text        NOT NULL CHECK (state IN
                           ('PROPOSED', 'APPROVED', 'LIVE', 'SUPERSEDED', 'REJECTED', 'WITHDRAWN', 'FAILED')),
    draft_id           uuid REFERENCES model_draft,
    draft_version      integer,
    republishes        uuid REFERENCES publication,
    base_publication   uuid REFERENCES publication,
    files              jsonb       NOT NULL,
    changed            jsonb       NOT NULL,
    -- who saved any version up to the proposed one
    authors            jsonb       NOT NULL,
    -- digests of what the release shipped then
    release_files      jsonb       NOT NULL,
    reason             text        NOT NULL,
    approval_reference text,
    approval_date      date,
    exception_reason   text,
    proposed_by        text        NOT NULL,
    proposed_at        timestamptz NOT NULL,
    decided_by         text,
    decided_at         timestamptz,
    note               text,
    live_at            timestamptz,
    CHECK ((approval_reference IS NULL) = (approval_date IS NULL)),
    CHECK ((approval_reference IS NULL) <> (exception_reason IS NULL)),
    CHECK ((draft_id IS NULL) = (draft_version IS NULL))
);
CREATE UNIQUE INDEX publication_one_proposal ON publication (draft_id) WHERE state = 'PROPOSED';
CREATE UNIQUE INDEX publication_one_approved ON publication (state) WHERE state = 'APPROVED';
CREATE UNIQUE INDEX publication_one_live ON publication (state) WHERE state = 'LIVE';

-- Which models are in force is asked for at every look of the conductor.
CREATE INDEX audit_entry_models_chosen ON audit_entry (seq) WHERE action = 'models-chosen';

-- Plans to move open cases to the models in force, and what became of each case. Both are evidence, sealed in the book.

-- Where open cases stand and would stand, as text. Not sealed: the digest is the key, and plan and book name it.
CREATE TABLE move_preview (
    sha256         text PRIMARY KEY,
    content        text        NOT NULL,
    publication_id uuid        NOT NULL,
    made_by        text        NOT NULL,
    made_at        timestamptz NOT NULL
);
CREATE INDEX move_preview_publication ON move_preview (publication_id, made_at);

CREATE TABLE move_plan (
    id                 uuid PRIMARY KEY,
    number             bigint GENERATED ALWAYS AS IDENTITY,
    state              text        NOT NULL CHECK (state IN
                           ('PROPOSED', 'APPROVED', 'TRIED', 'MOVING', 'DONE', 'STOPPED', 'REJECTED', 'WITHDRAWN')),
    -- the cases move to its models and to no others
    publication_id     uuid        NOT NULL REFERENCES publication,
    preview_sha256     text        NOT NULL,
    -- which kinds of cases of the preview move
    kinds              jsonb       NOT NULL,
    reason             text        NOT NULL,
    approval_reference text,
    approval_date      date,
    exception_reason   text,
    proposed_by        text        NOT NULL,
    proposed_at        timestamptz NOT NULL,
    decided_by         text,
    decided_at         timestamptz,
    confirmed_by       text,
    confirmed_at       timestamptz,
    ended_by           text,
    ended_at           timestamptz,
    note               text,
    CHECK ((approval_reference IS NULL) = (approval_date IS NULL)),
    CHECK ((approval_reference IS NULL) <> (exception_reason IS NULL))
);
-- one after the other
CREATE UNIQUE INDEX move_plan_one ON move_plan ((true)) WHERE state IN ('PROPOSED', 'APPROVED', 'TRIED', 'MOVING');

-- Written in the transaction that moves the case; a case is moved once by a plan, or left.
CREATE TABLE moved_case (
    plan_id  uuid        NOT NULL REFERENCES move_plan,
    case_id  uuid        NOT NULL,
    number   bigint GENERATED ALWAYS AS IDENTITY,
    outcome  text        NOT NULL CHECK (outcome IN ('MOVED', 'LEFT')),
    -- the one case that the plan was tried on
    trial    boolean     NOT NULL,
    -- run that it had until then
    run_id   uuid,
    -- why it was left
    reason   text,
    stood_at jsonb       NOT NULL,
    comes_to jsonb       NOT NULL,
    by       text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (plan_id, case_id),
    CHECK ((outcome = 'LEFT') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX moved_case_one_trial ON moved_case (plan_id) WHERE trial;

-- A preview counts only where an entry names it.
CREATE INDEX audit_entry_move_previewed ON audit_entry (seq) WHERE action = 'move-previewed';

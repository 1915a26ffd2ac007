-- Texts of e-mails and notices that officers wrote, each a version; sealed in the book. The released ones are not here.
CREATE TABLE wording_version (
    id              uuid PRIMARY KEY,
    -- stands for the kind where the book asks for a case
    kind_id         uuid        NOT NULL,
    kind            text        NOT NULL,
    number          int         NOT NULL CHECK (number > 0),
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'DISCARDED')),
    -- the software's text, in this and later releases; the text below is what it was
    follows_release boolean     NOT NULL,
    subject_ja      text        NOT NULL,
    body_ja         text        NOT NULL,
    subject_en      text        NOT NULL,
    body_en         text        NOT NULL,
    text_sha256     text        NOT NULL,
    -- the software's text when this was saved: whether it changed since
    released_sha256 text        NOT NULL,
    revision        int         NOT NULL,
    authors         text[]      NOT NULL CHECK (cardinality(authors) > 0),
    reason          text,
    saved_at        timestamptz NOT NULL,
    proposed_by     text,
    proposed_at     timestamptz,
    decided_by      text,
    decided_at      timestamptz,
    note            text,
    UNIQUE (kind_id, number),
    CHECK (state = 'DRAFT' OR state = 'DISCARDED' OR proposed_by IS NOT NULL),
    -- four eyes, also where the application errs
    CHECK (state <> 'APPROVED' OR (decided_by <> proposed_by AND NOT decided_by = ANY (authors)))
);
-- one change at a time
CREATE UNIQUE INDEX wording_version_open ON wording_version (kind_id) WHERE state IN ('DRAFT', 'PROPOSED');

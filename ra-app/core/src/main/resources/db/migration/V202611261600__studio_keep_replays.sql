-- What became of recorded cases in a version of a draft, as text. Not sealed: the digest is the key, and the entries of the
-- book that rest on a report name it. The same cases through the same models make the same report.
CREATE TABLE replay_report (
    sha256       text PRIMARY KEY,
    content      text        NOT NULL,
    live_sha256  text        NOT NULL,
    draft_sha256 text        NOT NULL,
    made_by      text        NOT NULL,
    made_at      timestamptz NOT NULL
);
CREATE INDEX replay_report_models ON replay_report (draft_sha256, live_sha256, made_at);

-- The cases that ended last are asked for by each replay.
CREATE INDEX conducted_case_ended ON conducted_case (ended_at) WHERE ended_at IS NOT NULL;

-- Steps at which cases stand still until people have them tried again. Bookkeeping like the outbox: the alarm and the act
-- of the officer are entries of the book.

CREATE TABLE halted_step (
    case_id    uuid        NOT NULL,
    element_id text        NOT NULL,
    occurrence integer     NOT NULL,
    run_id     uuid        NOT NULL REFERENCES case_run,
    job_key    bigint      NOT NULL,
    reason     text        NOT NULL,
    halted_at  timestamptz NOT NULL,
    resumed_at timestamptz,
    PRIMARY KEY (case_id, element_id, occurrence)
);
CREATE INDEX halted_step_open ON halted_step (halted_at) WHERE resumed_at IS NULL;

ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check
    CHECK (kind IN ('START', 'MESSAGE', 'COMPLETE_TASK', 'RESUME', 'CANCEL'));

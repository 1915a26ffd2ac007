-- By which rules waiting tasks are given out. Each change is a new version; none was ever overwritten.
CREATE TABLE assignment_rules (
    id         uuid PRIMARY KEY,
    version    integer     NOT NULL UNIQUE CHECK (version > 0),
    rules      jsonb       NOT NULL,
    reason     text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- What the rules said of a task when it was last looked at. Bookkeeping: that a task was given to somebody is in the book.
CREATE TABLE rule_outcome (
    task_key bigint PRIMARY KEY,
    version  integer     NOT NULL,
    -- its place among the rules of the version; none where no rule is for the task
    rule     integer,
    outcome  text        NOT NULL CHECK (outcome IN ('ASSIGNED', 'POOL', 'NO_RULE', 'NOBODY')),
    officer  text,
    -- why nobody: code and number of officers
    reasons  text[]      NOT NULL,
    at       timestamptz NOT NULL,
    CHECK ((outcome = 'ASSIGNED') = (officer IS NOT NULL))
);
CREATE INDEX rule_outcome_officer ON rule_outcome (officer, at) WHERE officer IS NOT NULL;

CREATE INDEX inbox_task_free ON inbox_task (task_key) WHERE state = 'OPEN' AND current_run AND assignee IS NULL;
CREATE INDEX inbox_task_held ON inbox_task (assignee) WHERE state = 'OPEN' AND current_run AND assignee IS NOT NULL;

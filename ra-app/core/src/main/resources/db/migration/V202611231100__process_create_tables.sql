-- What the process module remembers. Only case_journal and published_model are evidence and sealed in the book;
-- the rest is bookkeeping between Toroku and the engine and can be rebuilt.

CREATE TABLE conducted_case (
    case_id    uuid PRIMARY KEY,
    process_id text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX conducted_case_open ON conducted_case (case_id) WHERE ended_at IS NULL;

-- One row per outcome of a step: the truth from which a lost engine is rebuilt.
CREATE TABLE case_journal (
    case_id    uuid        NOT NULL,
    element_id text        NOT NULL,
    occurrence integer     NOT NULL CHECK (occurrence > 0),
    kind       text        NOT NULL CHECK (kind IN ('SERVICE_TASK', 'USER_TASK', 'MESSAGE')),
    outcome    jsonb       NOT NULL,
    actor_kind text        NOT NULL,
    actor      text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (case_id, element_id, occurrence)
);

-- Each attempt to have the engine conduct a case; jobs of any other run than the current one are refused.
CREATE TABLE case_run (
    run_id               uuid PRIMARY KEY,
    case_id              uuid        NOT NULL REFERENCES conducted_case,
    process_id           text        NOT NULL,
    process_instance_key bigint,
    current              boolean     NOT NULL,
    attempt              integer     NOT NULL,
    started_at           timestamptz NOT NULL,
    missing_since        timestamptz,
    ended_at             timestamptz,
    end_reason           text,
    UNIQUE (case_id, attempt)
);
CREATE UNIQUE INDEX case_run_one_current ON case_run (case_id) WHERE current;

-- Which visit of an element an engine-side element instance is. Deliveries count how often its work was asked for.
CREATE TABLE case_visit (
    run_id               uuid    NOT NULL REFERENCES case_run,
    element_id           text    NOT NULL,
    element_instance_key bigint  NOT NULL,
    process_instance_key bigint  NOT NULL,
    occurrence           integer NOT NULL,
    deliveries           integer NOT NULL,
    PRIMARY KEY (run_id, element_instance_key),
    UNIQUE (run_id, element_id, occurrence)
);
CREATE INDEX case_visit_instance ON case_visit (process_instance_key);

CREATE TABLE outbox (
    id              uuid PRIMARY KEY,
    seq             bigint GENERATED ALWAYS AS IDENTITY,
    case_id         uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('START', 'MESSAGE', 'COMPLETE_TASK', 'CANCEL')),
    payload         jsonb       NOT NULL,
    not_before      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    done_at         timestamptz,
    last_error_code text
);
CREATE INDEX outbox_due ON outbox (not_before, seq) WHERE done_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE UNIQUE INDEX outbox_one_start ON outbox (case_id) WHERE kind = 'START' AND done_at IS NULL;

-- One row per task of a case as people see it. The key is Toroku's own and survives the loss of the engine, whose
-- keys may start again and then name another case's task.
CREATE TABLE inbox_task (
    task_key        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id         uuid        NOT NULL,
    element_id      text        NOT NULL,
    occurrence      integer     NOT NULL,
    run_id          uuid        NOT NULL REFERENCES case_run,
    user_task_key   bigint      NOT NULL,
    candidate_group text        NOT NULL,
    assignee        text,
    state           text        NOT NULL CHECK (state IN ('CREATING', 'OPEN', 'COMPLETING', 'COMPLETED', 'CANCELED')),
    created_at      timestamptz NOT NULL,
    due_at          timestamptz,
    UNIQUE (case_id, element_id, occurrence)
);
CREATE INDEX inbox_task_open ON inbox_task (candidate_group, due_at, created_at) WHERE state = 'OPEN';
CREATE INDEX inbox_task_run ON inbox_task (run_id, user_task_key);

-- A life of an engine ends when it loses its data; its keys mean nothing afterwards.
CREATE TABLE engine_life (
    engine_id           uuid PRIMARY KEY,
    current             boolean     NOT NULL,
    last_deployment_key bigint      NOT NULL,
    began_at            timestamptz NOT NULL
);
CREATE UNIQUE INDEX engine_life_one_current ON engine_life (current) WHERE current;

-- Models that Toroku itself deployed; jobs of any other model are refused.
CREATE TABLE published_model (
    process_definition_key bigint PRIMARY KEY,
    process_id             text        NOT NULL,
    version                integer     NOT NULL,
    sha256                 text        NOT NULL,
    deployed_at            timestamptz NOT NULL,
    engine_id              uuid        NOT NULL
);

-- What lists of tasks are searched and sorted by stands with the task: a hundred thousand open ones are searched without
-- looking at a million applications. Words of a task go when it is done.
ALTER TABLE inbox_task
    ADD COLUMN current_run  boolean     NOT NULL DEFAULT true,
    ADD COLUMN case_number  text        NOT NULL DEFAULT '',
    ADD COLUMN route        text        NOT NULL DEFAULT '',
    ADD COLUMN name_order   text        NOT NULL DEFAULT '',
    ADD COLUMN search_text  text        NOT NULL DEFAULT '',
    ADD COLUMN search_grams text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN rest_until   timestamptz,
    ADD COLUMN rest_reason  text;

UPDATE inbox_task t SET case_number = a.case_number, route = a.route FROM application a WHERE a.id = t.case_id;
UPDATE inbox_task t SET current_run = false FROM case_run r WHERE r.run_id = t.run_id AND NOT r.current;

DROP INDEX inbox_task_open;
CREATE INDEX inbox_task_due ON inbox_task (due_at, created_at, task_key) WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_group ON inbox_task (candidate_group, element_id, assignee)
    INCLUDE (due_at, rest_until) WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_words ON inbox_task USING gin (search_grams) WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_wordless ON inbox_task (task_key)
    WHERE search_grams = '{}' AND state IN ('CREATING', 'OPEN', 'COMPLETING');

-- How an officer likes the list; nothing rests on it.
CREATE TABLE inbox_view (
    officer    text        NOT NULL,
    name       text        NOT NULL,
    filter     jsonb       NOT NULL,
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (officer, name)
);

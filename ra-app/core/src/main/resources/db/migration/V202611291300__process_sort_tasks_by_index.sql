-- The inbox in every order that no reader's rights stand in comes from an index, so that a page of a hundred thousand
-- open tasks is read and not sorted. Names on paper are withheld from examiners, who have an order of their own.
CREATE INDEX inbox_task_by_name ON inbox_task (name_order, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_shown_name ON inbox_task
    ((CASE WHEN route IN ('paper', '') THEN '' ELSE name_order END), due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;

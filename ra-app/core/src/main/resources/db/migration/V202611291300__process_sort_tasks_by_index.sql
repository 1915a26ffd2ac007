-- The inbox in every order comes from an index, so that a page of a hundred thousand open tasks is read and not sorted. What is
-- most urgent comes first among equals, also where the order is turned round: columns of few values have an index each way.
CREATE INDEX inbox_task_by_number ON inbox_task (case_number) WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_age ON inbox_task (created_at) WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_due_last ON inbox_task (due_at DESC NULLS LAST, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;

-- Names on paper are withheld from examiners, who have an order of their own.
CREATE INDEX inbox_task_by_name ON inbox_task (name_order, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_shown_name ON inbox_task
    ((CASE WHEN route IN ('paper', '') THEN '' ELSE name_order END), due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;

CREATE INDEX inbox_task_by_route ON inbox_task (route, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_route_down ON inbox_task (route DESC, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_element ON inbox_task (element_id, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_element_down ON inbox_task (element_id DESC, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_group ON inbox_task (candidate_group, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_group_down ON inbox_task (candidate_group DESC, due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;

-- Who judges a revocation stays unknown to who judges it next.
CREATE INDEX inbox_task_by_holder ON inbox_task
    ((CASE WHEN element_id = 'judge-revocation' AND assignee IS NOT NULL THEN '' ELSE assignee END),
     due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;
CREATE INDEX inbox_task_by_holder_down ON inbox_task
    ((CASE WHEN element_id = 'judge-revocation' AND assignee IS NOT NULL THEN '' ELSE assignee END) DESC NULLS LAST,
     due_at, created_at, task_key)
    WHERE state = 'OPEN' AND current_run;

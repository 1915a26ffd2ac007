-- Who handled the papers of a case, and which cases are about an application, are asked at every claim.
CREATE INDEX scan_case ON scan (application_id) WHERE application_id IS NOT NULL;
CREATE INDEX scan_page_scan ON scan_page (scan_id);
CREATE INDEX conducted_case_subject ON conducted_case (subject_id) WHERE subject_id IS NOT NULL;

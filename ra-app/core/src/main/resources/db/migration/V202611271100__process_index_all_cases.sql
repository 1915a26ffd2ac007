-- What any case is found by, open or not: its number and its applicant's names, in pieces. A copy of what stands in
-- application, on which no decision rests; made by the application, for SQL does not know how names are folded.
CREATE TABLE case_words (
    case_id      uuid   PRIMARY KEY REFERENCES application ON DELETE CASCADE,
    search_text  text   NOT NULL DEFAULT '',
    search_grams text[] NOT NULL DEFAULT '{}'
);
INSERT INTO case_words (case_id) SELECT id FROM application;

CREATE INDEX case_words_pieces ON case_words USING gin (search_grams);
CREATE INDEX case_words_missing ON case_words (case_id) WHERE search_grams = '{}';

CREATE INDEX application_created ON application (created_at DESC, id);
CREATE INDEX application_state_state ON application_state (state);

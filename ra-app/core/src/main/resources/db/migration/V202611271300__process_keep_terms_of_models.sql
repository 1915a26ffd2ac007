-- By when people should have done a task that an owner drew: a number of days that the model says. What follows from it
-- stands with each task; losing a row makes tasks without a date.
CREATE TABLE model_term (
    source_sha256 text NOT NULL,
    element_id    text NOT NULL,
    days          integer NOT NULL CHECK (days BETWEEN 1 AND 90),
    PRIMARY KEY (source_sha256, element_id)
);

-- Days on which an officer is away. The reason stays out of the book: it is the officer's own matter.
CREATE TABLE absence (
    id         uuid PRIMARY KEY,
    officer    text        NOT NULL,
    first_day  date        NOT NULL,
    last_day   date        NOT NULL,
    kind       text CHECK (kind IN ('LEAVE', 'TRAVEL', 'TRAINING', 'OTHER')),
    substitute text,
    entered_by text        NOT NULL,
    entered_at timestamptz NOT NULL,
    -- taken back before it began, or ended before its last day
    ended_by   text,
    ended_at   timestamptz,
    CHECK (last_day >= first_day),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE INDEX absence_open ON absence (last_day, officer) WHERE ended_at IS NULL;

-- 対面支援: an officer attends while an applicant applies. Rows are written once; what a session is now follows from them and
-- from the clock. The code is only on the officer's screen, once; here is its keyed digest.
CREATE SEQUENCE assisted_session_number;

CREATE TABLE assisted_session (
    id              uuid PRIMARY KEY,
    number          text        NOT NULL UNIQUE,
    officer         text        NOT NULL REFERENCES officer,
    setting         text        NOT NULL CHECK (setting IN ('COUNTER', 'VISIT')),
    desk            text,
    document        text        NOT NULL CHECK (document IN ('MY_NUMBER_CARD', 'DRIVING_LICENCE', 'PASSPORT', 'RESIDENCE_CARD',
                                    'DISABILITY_HANDBOOK', 'OTHER_OFFICIAL_PHOTO')),
    language        text        NOT NULL CHECK (language IN ('JAPANESE', 'ENGLISH', 'OTHER')),
    code_hmac       text        NOT NULL UNIQUE,
    opened_at       timestamptz NOT NULL,
    code_until      timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    statement_until timestamptz NOT NULL,
    CHECK ((setting = 'COUNTER') = (desk IS NOT NULL)),
    CHECK (opened_at < code_until AND code_until <= ends_at AND ends_at < statement_until)
);
CREATE INDEX assisted_session_of ON assisted_session (officer, opened_at);

-- The code was typed: once, for the primary key says so.
CREATE TABLE assisted_entry (
    session_id    uuid PRIMARY KEY REFERENCES assisted_session,
    ticket_sha256 text        NOT NULL UNIQUE,
    entered_at    timestamptz NOT NULL
);

-- One application a session, one session an application.
CREATE TABLE assisted_binding (
    application_id uuid PRIMARY KEY REFERENCES application,
    session_id     uuid        NOT NULL UNIQUE REFERENCES assisted_entry,
    bound_at       timestamptz NOT NULL
);

-- What the officer said at the end: that the applicant alone did it, or why it was stopped.
CREATE TABLE assisted_closing (
    session_id  uuid PRIMARY KEY REFERENCES assisted_session,
    outcome     text        NOT NULL CHECK (outcome IN ('STATED', 'STOPPED')),
    others      text CHECK (others IN ('NOBODY', 'RELATIVE', 'CARER', 'INTERPRETER', 'OTHER')),
    stop_reason text CHECK (stop_reason IN ('SOMEBODY_ELSE_OPERATED', 'PASSWORD_SEEN', 'UNDER_PRESSURE', 'NOT_UNDERSTOOD',
                    'NOT_RECOGNISED', 'APPLICANT_STOPPED', 'TECHNICAL')),
    closed_at   timestamptz NOT NULL,
    CHECK ((outcome = 'STATED') = (others IS NOT NULL)),
    CHECK ((outcome = 'STOPPED') = (stop_reason IS NOT NULL))
);

-- Wrong codes of the last hour, by network (keyed digest).
CREATE TABLE wrong_session_code (
    network text        NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX wrong_session_code_network ON wrong_session_code (network, at);

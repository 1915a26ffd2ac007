-- Wrong identification codes of the last hour, so that nobody spreads guesses over many cases. Older rows are deleted
-- with the next wrong code: nothing else is done with the network of a caller.
CREATE TABLE wrong_code (
    application_id uuid        NOT NULL REFERENCES application,
    network        text        NOT NULL,
    at             timestamptz NOT NULL
);
CREATE INDEX wrong_code_network ON wrong_code (network, at);
CREATE INDEX wrong_code_at ON wrong_code (at);

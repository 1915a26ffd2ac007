-- By which model, and by whose publication, each run of a case is conducted; empty for runs from before this was kept.
ALTER TABLE case_run ADD COLUMN model_sha256 text, ADD COLUMN publication_id uuid;

-- Where a deployed definition comes from: the file as its author left it, and the publication that chose it.
CREATE TABLE model_origin (
    engine_id              uuid   NOT NULL,
    process_definition_key bigint NOT NULL,
    process_id             text   NOT NULL,
    resource               text   NOT NULL,
    source_sha256          text   NOT NULL,
    version_tag            text,
    publication_id         uuid,
    PRIMARY KEY (engine_id, process_definition_key)
);
CREATE INDEX model_origin_tag ON model_origin (process_id, version_tag);

-- Definitions that the engine has and Toroku did not deploy. Each is alarmed of once.
CREATE TABLE foreign_model (
    engine_id              uuid        NOT NULL,
    process_definition_key bigint      NOT NULL,
    process_id             text        NOT NULL,
    version                integer     NOT NULL,
    found_at               timestamptz NOT NULL,
    PRIMARY KEY (engine_id, process_definition_key)
);

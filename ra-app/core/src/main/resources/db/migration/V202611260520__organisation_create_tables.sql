-- Organisations whose members apply (LRA). PROPOSED by one manager, ACTIVE once another confirmed it; SUSPENDED organisations
-- invite nobody, and nothing is issued in their name.
CREATE TABLE organisation (
    id               uuid PRIMARY KEY,
    name             text NOT NULL,
    address          text NOT NULL,
    corporate_number text NOT NULL CHECK (corporate_number ~ '^[1-9][0-9]{12}$'),
    evidence         text NOT NULL,
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'SUSPENDED')),
    proposed_by      text NOT NULL,
    confirmed_by     text,
    reason           text NOT NULL,
    proposed_at      timestamptz NOT NULL,
    since            timestamptz NOT NULL
);
CREATE UNIQUE INDEX organisation_number ON organisation (corporate_number);

-- Binds an account of the register of officers, which has no other role, to one organisation.
CREATE TABLE organisation_admin (
    username        text PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    display_name    text NOT NULL,
    evidence        text NOT NULL,
    state           text NOT NULL CHECK (state IN ('PROPOSED', 'ACTIVE', 'ENDED')),
    proposed_by     text NOT NULL,
    confirmed_by    text,
    since           timestamptz NOT NULL
);
CREATE INDEX organisation_admin_of ON organisation_admin (organisation_id);

-- An invitation of a member. The token is in its e-mail only; here is its digest.
CREATE TABLE invitation (
    id               uuid PRIMARY KEY,
    seq              bigint GENERATED ALWAYS AS IDENTITY,
    organisation_id  uuid NOT NULL REFERENCES organisation,
    family_name      text NOT NULL,
    given_name       text NOT NULL,
    family_name_kana text NOT NULL,
    given_name_kana  text NOT NULL,
    email            text NOT NULL,
    title            text,
    department       text,
    note             text NOT NULL,
    state            text NOT NULL CHECK (state IN ('OPEN', 'APPLIED', 'REFUSED', 'WITHDRAWN')),
    token_sha256     text NOT NULL CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
    number           int NOT NULL CHECK (number > 0),
    expires_at       timestamptz NOT NULL,
    application_id   uuid REFERENCES application,
    invited_by       text NOT NULL,
    invited_at       timestamptz NOT NULL,
    since            timestamptz NOT NULL
);
CREATE UNIQUE INDEX invitation_token ON invitation (token_sha256);
CREATE UNIQUE INDEX invitation_open_address ON invitation (organisation_id, lower(email)) WHERE state = 'OPEN';
CREATE INDEX invitation_of ON invitation (organisation_id, seq);

-- What an application says of the organisation that invited its applicant, as it was when it was made.
CREATE TABLE membership (
    application_id   uuid PRIMARY KEY REFERENCES application,
    invitation_id    uuid NOT NULL REFERENCES invitation,
    organisation_id  uuid NOT NULL REFERENCES organisation,
    organisation     text NOT NULL,
    corporate_number text NOT NULL,
    department       text,
    title            text,
    invited_name     text NOT NULL,
    made_at          timestamptz NOT NULL
);
CREATE INDEX membership_of ON membership (organisation_id);

-- Mail also goes to who was invited and has no application yet: then the column holds the id of the invitation, under
-- which the book has its entries as well.
ALTER TABLE outgoing_mail DROP CONSTRAINT outgoing_mail_application_id_fkey;
ALTER TABLE mail_attempt DROP CONSTRAINT mail_attempt_application_id_fkey;

-- How long applications took is asked of those that reached their present state of late, never of all.
CREATE INDEX application_state_since ON application_state (since);

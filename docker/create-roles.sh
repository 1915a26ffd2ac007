#!/bin/bash
# One role and one schema each for the RA and its CA connector; run once by the PostgreSQL image on an empty data folder.
set -eu
psql -v ON_ERROR_STOP=1 -v ra="$TOROKU_RA_PASSWORD" -v ca="$TOROKU_CA_PASSWORD" -U postgres -d toroku <<'SQL'
CREATE ROLE toroku_ra LOGIN PASSWORD :'ra';
CREATE ROLE toroku_ca LOGIN PASSWORD :'ca';
REVOKE ALL ON DATABASE toroku FROM PUBLIC;
GRANT CONNECT ON DATABASE toroku TO toroku_ra, toroku_ca;
CREATE SCHEMA ra AUTHORIZATION toroku_ra;
CREATE SCHEMA ca AUTHORIZATION toroku_ca;
SQL

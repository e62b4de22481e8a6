#!/bin/sh
# The shop's own role: it owns its database and is no superuser.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
	--set password="$SHOP_PASSWORD" <<'SQL'
CREATE ROLE ocop LOGIN PASSWORD :'password';
CREATE DATABASE ocop OWNER ocop;
SQL

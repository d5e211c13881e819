#!/bin/sh
# Runs once, when the PostgreSQL container makes its cluster. The application refuses to start
# as a superuser, and POSTGRES_USER is one: hence two roles of its own. The passwords come from
# the environment into psql, never onto a command line.
set -eu

psql -v ON_ERROR_STOP=1 --no-psqlrc --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv runtime RUNTIME_PASSWORD
CREATE ROLE yangguang_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'owner';
CREATE ROLE yangguang LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'runtime';
CREATE DATABASE yangguang OWNER yangguang_owner;
REVOKE ALL ON DATABASE yangguang FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE yangguang TO yangguang;
SQL

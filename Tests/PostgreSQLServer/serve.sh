#!/usr/bin/env bash
# serve.sh FOLDER OWNER: makes a database cluster in FOLDER, serves it on a socket there, and writes
# FOLDER/ready; ends it and removes the folder when the process OWNER has gone, however that ended.
set -euo pipefail

folder=$1 owner=$2
binaries=/usr/lib/postgresql/15/bin
export LC_ALL=C.UTF-8

# PostgreSQL refuses to run as root.
as_nobody() {
    if ((EUID == 0)); then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

finish() {
    as_nobody "$binaries/pg_ctl" stop --silent -D "$folder/data" -m immediate || true
    rm -rf "$folder"
}
trap finish EXIT

((EUID != 0)) || chown 65534:65534 "$folder"
cd "$folder"
as_nobody "$binaries/initdb" -D "$folder/data" -U tests --auth=trust --encoding=UTF8 --locale=C \
    --no-sync >"$folder/initdb.log"
# Small, because many databases are used a little; a password is asked for on the network alone.
cat >>"$folder/data/postgresql.conf" <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
shared_buffers = 32MB
max_connections = 300
autovacuum = off
SETTINGS
cat >"$folder/data/pg_hba.conf" <<RULES
local all locked scram-sha-256
local all all trust
RULES
as_nobody "$binaries/pg_ctl" start --silent --wait -D "$folder/data" -l "$folder/server.log"
touch "$folder/ready"
while kill -0 "$owner" 2>/dev/null; do sleep 1; done

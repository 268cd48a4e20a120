#!/usr/bin/env bash
# A PostgreSQL server that tests kill, promote and lead back:
#   postgresql_node.sh FOLDER OWNER PORT [PRIMARY]
# It makes a cluster in FOLDER/data, or a standby of the server on the port PRIMARY, serves it on PORT of
# loopback, and writes FOLDER/ready; it ends it and removes the folder when FOLDER/stop appears or when the
# process OWNER is gone. As root, all of it runs as another user: PostgreSQL refuses to run as root.
set -euo pipefail

folder=$1 owner=$2 port=$3 primary=${4:-}
export PATH=/usr/lib/postgresql/15/bin:$PATH LC_ALL=C.UTF-8

if ((EUID == 0)); then
    chown 65534:65534 "$folder"
    exec setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@"
fi

main() {
    cd "$folder"
    trap finish EXIT
    if [[ $primary ]]; then follow; else make; fi
    settings >data/recount.conf
    # The primary's own include came with the copy.
    grep -q recount.conf data/postgresql.conf || echo "include 'recount.conf'" >>data/postgresql.conf
    pg_ctl start --silent --wait -D data -l server.log
    touch ready
    # Another user's process cannot be signalled, but seen.
    while [[ ! -e stop && -d /proc/$owner ]]; do sleep 0.5; done
}

make() {
    initdb -D data -U recount --auth=trust --encoding=UTF8 --locale=C --no-sync >initdb.log
    echo "host replication all 127.0.0.1/32 trust" >>data/pg_hba.conf
}

follow() {
    pg_basebackup -D data --checkpoint=fast --wal-method=stream --write-recovery-conf --no-sync \
        --dbname "host=127.0.0.1 port=$primary user=recount application_name=standby"
}

# pg_rewind needs the hints of pages in the log. The small log is for many tests on one machine.
settings() {
    cat <<END
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
shared_buffers = 32MB
min_wal_size = 32MB
max_wal_size = 128MB
wal_keep_size = 128MB
wal_log_hints = on
wal_sender_timeout = 5s
max_connections = 100
END
}

finish() {
    pg_ctl stop --silent -D data -m immediate || true
    rm -rf "${folder:?}"/*
}

main

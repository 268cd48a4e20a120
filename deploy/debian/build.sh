#!/usr/bin/env bash
# Makes a Debian package of a built program: build.sh PROGRAM FOLDER [VERSION]
# FOLDER/recount_VERSION-1_ARCHITECTURE.deb appears, and what lintian reads beside it. The version is the
# program's own if none is given. The same sources and program make the same bytes: the time is that of
# the last commit, or SOURCE_DATE_EPOCH; who makes it stands there, or in DEBFULLNAME and DEBEMAIL.
set -euo pipefail

program=$(realpath "$1") folder=$(realpath -m "$2")
here=$(dirname "$(realpath "$0")")
sources=$(realpath "$here/../..")
version=${3:-$("$program" --version)}

main() {
    scratch=$(mktemp -d)
    trap 'rm -r "$scratch"' EXIT
    tree=$scratch/recount-$version
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(last_commit %ct)}
    export LC_ALL=C.UTF-8 TZ=UTC
    umask 022
    copy_sources
    write_manual
    write_completions
    write_control
    mark_development
    build
    mkdir -p "$folder"
    mv "$scratch"/recount_* "$folder/"
    echo "$folder/$(basename "$(ls "$folder/recount_$version-1"_*.deb)")"
}

copy_sources() {
    mkdir -p "$tree/build/completions" "$tree/licences"
    cp -r "$here" "$tree/debian"
    cp -r "$sources"/{deploy,forms,CHANGELOG.md} "$tree/"
    rm -r "$tree/deploy/debian"
    cp "$program" "$tree/build/recount"
    cp "$sources/deploy/recount.service" "$tree/debian/recount.service"
    for kind in service timer; do
        cp "$sources/deploy/recount-backup.$kind" "$tree/debian/recount.recount-backup.$kind"
    done
    # Guides lie side by side, as their links expect it; all else is there to be copied.
    (cd "$tree" && ls -d deploy/*.md deploy/screenshots) >"$tree/debian/recount.docs"
    (cd "$tree" && ls -d deploy/* forms | grep -v -e '\.md$' -e screenshots -e '\.service$' -e '\.timer$' -e Dockerfile -e compose) \
        >"$tree/debian/recount.examples"
    copy_licences
}

# Apache-2.0 asks for the notices, the others for their text.
copy_licences() {
    local name
    for file in "$sources"/.build/checkouts/*/{LICENSE,NOTICE}*; do
        [[ -f $file ]] || continue
        name=$(basename "$(dirname "$file")")
        install -D -m 0644 "$file" "$tree/licences/$name/$(basename "$file")"
    done
    echo licences >>"$tree/debian/recount.docs"
}

write_manual() {
    "$program" --experimental-dump-help \
        | python3 "$here/manual.py" "$version" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" \
            >"$tree/build/recount.1"
}

write_completions() {
    local folder=$tree/build/completions
    # Read by a shell that runs already, it has no first line for the kernel.
    "$program" --generate-completion-script bash | sed '1{/^#!/d}' >"$folder/recount"
    "$program" --generate-completion-script zsh >"$folder/_recount"
    "$program" --generate-completion-script fish >"$folder/recount.fish"
}

write_control() {
    local maintainer
    maintainer="${DEBFULLNAME:-$(last_commit %an)} <${DEBEMAIL:-$(last_commit %ae)}>"
    sed -i "s/@MAINTAINER@/$maintainer/" "$tree/debian/control"
    cat >"$tree/debian/changelog" <<END
recount ($version-1) bookworm; urgency=medium

  * Version $version: see changelog.gz beside this file.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
}

# A program that has Swift's library not inside is for this machine alone: packing it small would take longer
# than testing it.
mark_development() {
    export DEB_BUILD_OPTIONS=${DEB_BUILD_OPTIONS:-} DEVELOPMENT=
    if [[ $(objdump -p "$program") == *libswiftCore.so* ]]; then
        DEVELOPMENT=yes DEB_BUILD_OPTIONS+=' nostrip'
        echo "build.sh: '$program' needs this machine's Swift; for others, run: make package" >&2
    fi
}

build() {
    (cd "$tree" && dpkg-buildpackage --build=binary --no-sign >"$scratch/log" 2>&1) \
        || { cat "$scratch/log" >&2; exit 1; }
}

last_commit() { git -C "$sources" log -1 --format="$1"; }

main

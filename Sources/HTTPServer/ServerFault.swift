package import HTTPTypes

/// An answer that the server makes itself, with the facts that a page or a problem report tells.
package enum ServerFault: Error, Equatable, Sendable {
    case badRequest(RequestIssue)
    case uriTooLong(limit: Int)
    case fieldsTooLarge(limit: Int)
    case bodyTooLarge(limit: Int)
    case expectationFailed
    case methodNotAllowed(allow: [RequestMethod])
    case notImplemented
    case notFound
    /// What was here has ended for good.
    case gone
    case tooManyRequests(retryAfter: Int)
    case requestTimeout
    case overloaded(retryAfter: Int)
    case internalError

    package var status: HTTPResponse.Status {
        switch self {
        case .badRequest: .badRequest
        case .uriTooLong: .uriTooLong
        case .fieldsTooLarge: .requestHeaderFieldsTooLarge
        case .bodyTooLarge: .contentTooLarge
        case .expectationFailed: .expectationFailed
        case .methodNotAllowed: .methodNotAllowed
        case .notImplemented: .notImplemented
        case .notFound: .notFound
        case .gone: .gone
        case .tooManyRequests: .tooManyRequests
        case .requestTimeout: .requestTimeout
        case .overloaded: .serviceUnavailable
        case .internalError: .internalServerError
        }
    }

    /// The fields that RFC 9110 and RFC 6585 ask for beside the status.
    package var fields: HTTPFields {
        switch self {
        case .methodNotAllowed(let allow):
            [.allow: allow.map(\.rawValue).joined(separator: ", ")]
        case .tooManyRequests(let seconds), .overloaded(let seconds):
            [.retryAfter: String(seconds)]
        case .badRequest, .uriTooLong, .fieldsTooLarge, .bodyTooLarge, .expectationFailed,
            .notImplemented, .notFound, .gone, .requestTimeout, .internalError:
            [:]
        }
    }
}

/// What is wrong with a request that is refused with 400.
package enum RequestIssue: Error, Equatable, Sendable {
    case malformedRequestLine
    case malformedTarget
    case malformedField
    case missingHost
    case malformedHost
    case repeatedField
    case malformedLength
    case ambiguousLength
}

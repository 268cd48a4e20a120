/// What became of a message that was posted.
package enum PostOutcome: Hashable, Sendable {
    /// Answered with this status, 200 to 599; `retryAfter` is for how many seconds the receiver asks to be
    /// left alone.
    case answered(status: Int, retryAfter: Int?)
    case failed(PostFault)

    /// Whether the receiver has it (any 2xx).
    package var isDelivered: Bool {
        if case .answered(200..<300, _) = self { return true }
        return false
    }

    /// Whether the receiver wants nothing any more (410, RFC 9110 §15.5.11).
    package var isGone: Bool {
        if case .answered(410, _) = self { return true }
        return false
    }

    /// For how many seconds the receiver asks to be left alone; nil when it does not say.
    package var retryAfter: Int? {
        if case .answered(_, let pause) = self { return pause }
        return nil
    }
}

extension PostOutcome: CustomStringConvertible {
    /// The status, or the fault in words.
    package var description: String {
        switch self {
        case .answered(let status, _): String(status)
        case .failed(let fault): "\(fault)"
        }
    }
}

import Synchronization

/// How many answers there were of each HTTP status, in memory of a fixed size.
package final class StatusCounters: Sendable {
    /// The statuses that are told one by one (RFC 9110, RFC 6585, RFC 8297); another one counts as 0.
    private static let statuses = [
        0, 200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408,
        409, 410, 411, 412, 413, 414, 415, 417, 422, 428, 429, 431, 500, 501, 502, 503, 504, 505,
    ]
    /// Where each status is counted.
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 0, count: 600)
        for (place, status) in statuses.enumerated() { places[status] = UInt8(place) }
        return places
    }()

    private let counts = InlineArray<37, Atomic<Int>> { _ in Atomic(0) }

    package init() {}

    package func add(_ status: Int) {
        let place = Self.places.indices.contains(status) ? Self.places[status] : 0
        counts[Int(place)].wrappingAdd(1, ordering: .relaxed)
    }

    /// The statuses that there were, with how often; 0 stands for all that are not told one by one.
    package var counted: [(status: Int, count: Int)] {
        zip(Self.statuses, counts.indices).compactMap { status, index in
            let count = counts[index].load(ordering: .relaxed)
            return count > 0 ? (status, count) : nil
        }
    }
}

import CResources

/// A file that was compiled into the binary, so that the binary runs alone.
package struct Resource: Sendable {
    /// The file's path in the repository, for example `schema/sqlite/0001-initial.sql`.
    package let name: String
    /// The file's bytes.
    package let bytes: [UInt8]

    /// The bytes read as UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Every embedded file, in the order of their names in the table.
    package static let all: [Resource] = load()

    /// The file of that name, or nil when none was embedded under it.
    package static func named(_ name: String) -> Resource? {
        all.first { $0.name == name }
    }

    /// The files whose names begin with `prefix`.
    package static func under(_ prefix: String) -> [Resource] {
        all.filter { $0.name.hasPrefix(prefix) }
    }

    private static func load() -> [Resource] {
        (0..<recount_resource_count).compactMap { index in
            guard let entry = unsafe recount_resource_at(index) else { return nil }
            return unsafe Resource(
                name: String(cString: entry.pointee.name),
                bytes: [UInt8](
                    UnsafeBufferPointer(start: entry.pointee.bytes, count: entry.pointee.length)))
        }
    }
}

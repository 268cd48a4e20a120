/// The engines that an instance can stand on.
enum StorageEngine: String, CaseIterable, Sendable {
    case sqlite

    /// What a service has to be told to use it.
    var environment: [String: String] {
        switch self {
        case .sqlite: [:]
        }
    }
}

package import Foundation

/// A lock on a file or folder that other processes respect (flock(2)); the kernel frees it when its
/// owner goes, however that ends.
package final class FileLock: Sendable {
    /// How a lock is held.
    package enum Mode: Sendable {
        /// By any number of processes at once.
        case shared
        case exclusive
    }

    private let file: Int32

    /// Takes the lock; nil when another process holds it, or when the file cannot be opened. A file
    /// that is not there is made unless it is a folder.
    package init?(_ url: URL, _ mode: Mode, isFolder: Bool = false) {
        let flags = isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT
        file = unsafe open(url.path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        let kind = mode == .shared ? LOCK_SH : LOCK_EX
        guard flock(file, kind | LOCK_NB) == 0 else {
            close(file)
            return nil
        }
    }

    deinit {
        close(file)
    }
}

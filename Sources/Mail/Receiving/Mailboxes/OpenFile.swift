import Glibc

/// A file or folder that is open for reading, until it is released.
final class OpenFile {
    enum Kind {
        case file
        case folder
        case other
    }

    // F_OFD_SETLK of <asm-generic/fcntl.h>, which Glibc's module does not show: the lock belongs to this
    // descriptor, so that another file of the process that is closed does not lift it.
    private static let setLock: Int32 = 37

    let path: String
    let descriptor: Int32

    /// Opens what lies at `path`; never waits for a pipe or device.
    init(path: String) throws(MailboxProblem) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    }

    /// Opens the file of that name (C string) in an open folder; nil when it has gone meanwhile.
    /// Follows no link.
    init?(name: [CChar], in folder: OpenFile) throws(MailboxProblem) {
        path = "\(folder.path)/\(Self.text(of: name))"
        descriptor = unsafe openat(
            folder.descriptor, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    func kind() throws(MailboxProblem) -> Kind {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw problem() }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// At most `count` further bytes; none at the end.
    func read(_ count: Int) throws(MailboxProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var result = -1
        repeat {
            result = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
        } while result < 0 && errno == EINTR
        guard result >= 0 else { throw problem() }
        return Array(bytes.prefix(result))
    }

    /// Keeps programs that lock as fcntl(2) says from writing, as long as the file is open.
    func lockForReading() throws(MailboxProblem) {
        var region = flock(
            l_type: Int16(F_RDLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
        guard unsafe fcntl(descriptor, Self.setLock, &region) < 0 else { return }
        // Another error means a file system without locks, where nobody else has one either.
        if errno == EAGAIN || errno == EACCES { throw .inUse(path: path) }
    }

    /// The name (C string) as text.
    static func text(of name: [CChar]) -> String {
        String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func problem() -> MailboxProblem { .unreadable(path: path, code: errno) }
}

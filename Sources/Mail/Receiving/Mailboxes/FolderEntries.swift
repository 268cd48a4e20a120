import Glibc

/// The names in a folder one by one, so that a folder of any size takes no memory.
@safe final class FolderEntries {
    let folder: OpenFile
    // Used by its owner alone and closed with it: the class is not Sendable.
    private let stream: OpaquePointer

    init(of folder: OpenFile) throws(MailboxProblem) {
        self.folder = folder
        // closedir(3) closes the descriptor too, so the stream has one of its own.
        let own = unsafe openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0 else { throw .unreadable(path: folder.path, code: errno) }
        guard let stream = unsafe fdopendir(own) else {
            let code = errno
            close(own)
            throw .unreadable(path: folder.path, code: code)
        }
        unsafe self.stream = stream
    }

    deinit {
        unsafe closedir(stream)
    }

    /// The next name with the zero that ends a C string, or nil behind the last one.
    func next() throws(MailboxProblem) -> [CChar]? {
        // readdir(3) tells an error from the end by errno alone.
        errno = 0
        guard let entry = unsafe readdir(stream) else {
            guard errno == 0 else { throw .unreadable(path: folder.path, code: errno) }
            return nil
        }
        return unsafe withUnsafeBytes(of: entry.pointee.d_name) {
            unsafe $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        }
    }
}

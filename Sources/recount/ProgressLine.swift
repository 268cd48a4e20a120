import Foundation
import Service

/// Tells on stderr how far a long command has come: one line that is written over on a terminal, a line
/// at each tenth elsewhere.
enum ProgressLine {
    /// How many there are at least of what is worth telling of.
    private static let least = 5_000

    static func report(_ progress: WorkProgress) {
        guard progress.all >= least else { return }
        let text = "\(progress.what): \(progress.done) of \(progress.all)"
        if isatty(STDERR_FILENO) == 1 {
            let end = progress.done == progress.all ? "\n" : ""
            FileHandle.standardError.write(Data("\r\u{1B}[K\(text)\(end)".utf8))
        } else if progress.isTenth {
            FileHandle.standardError.write(Data("\(text)\n".utf8))
        }
    }

    /// The same for work that the store does.
    @Sendable static func report(_ what: String, _ done: Int, _ all: Int, _ step: Int) {
        report(WorkProgress(what: what, done: done, all: all, step: step))
    }

    /// The same for work of which nobody knows how much it is: on a terminal alone, at each thousandth.
    static func count(_ what: String, _ done: Int) {
        guard done.isMultiple(of: 1_000), isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(what): \(done)\r".utf8))
    }
}

import Foundation
import Service

/// Tells on stderr how far a long command has come: one line that is written over on a terminal, a line
/// at each tenth elsewhere.
enum ProgressLine {
    static func report(_ progress: WorkProgress) {
        let text = "\(progress.what): \(progress.done) of \(progress.all)"
        if isatty(STDERR_FILENO) == 1 {
            let end = progress.done == progress.all ? "\n" : ""
            FileHandle.standardError.write(Data("\r\u{1B}[K\(text)\(end)".utf8))
        } else if progress.isTenth {
            FileHandle.standardError.write(Data("\(text)\n".utf8))
        }
    }
}

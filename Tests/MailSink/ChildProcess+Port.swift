package import Foundation

extension ChildProcess {
    /// It ended, or said no port in time.
    package struct NotServing: Error {
        package let log: String
    }

    /// The port that it says to listen on, in the file `port` of a folder.
    package func port(in folder: URL) throws -> UInt16 {
        let deadline = ContinuousClock.now + .seconds(60)
        while isRunning, ContinuousClock.now < deadline {
            let file = FileManager.default.contents(atPath: folder.appending(path: "port").path)
            if let file, let port = UInt16(String(decoding: file, as: UTF8.self)) { return port }
            usleep(5_000)
        }
        throw NotServing(log: output)
    }
}

import Foundation
import Testing

/// A service on trial that tells metrics on a port of their own.
struct WatchedService {
    let process: RecountProcess
    let client: HTTPClient
    /// A client of the port for whoever watches.
    let watcher: HTTPClient

    init(
        arguments: [String] = [], environment: [String: String] = [:]
    ) throws {
        let listen = ["RECOUNT_METRICS_LISTEN": "127.0.0.1:0"]
        process = try RecountProcess(
            arguments: arguments, environment: environment.merging(listen) { own, _ in own })
        client = process.client()
        let address = /Metrics stand at http:\/\/127\.0\.0\.1:([0-9]+)\/metrics\n/
        let port = process.output.firstMatch(of: address).flatMap { UInt16($0.output.1) }
        watcher = HTTPClient(port: try #require(port))
    }

    /// The figures of this moment.
    func metrics() throws -> Metrics {
        let answer = try watcher.get("/metrics")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        return Metrics(text: answer.text)
    }

    /// What Prometheus would read.
    struct Metrics {
        let text: String

        /// The value of a series, written as it stands on the page; nil when it is not there.
        subscript(series: String) -> Double? {
            text.split(separator: "\n").first { $0.hasPrefix("\(series) ") }
                .flatMap { Double($0.dropFirst(series.count + 1)) }
        }

        /// The names of all families.
        var names: Set<String> {
            Set(text.matches(of: /(?m)^# TYPE ([a-z_]+)[ ]/).map { String($0.output.1) })
        }
    }
}

/// The judge of metrics and alerts that Prometheus brings.
enum Promtool {
    static func run(_ arguments: [String], input: String = "") throws -> (Bool, String) {
        let folder = try TemporaryFolder()
        let tool = repository.appending(path: ".tools/promtool")
        try #require(
            FileManager.default.isExecutableFile(atPath: tool.path),
            "promtool is missing; run ‘make test’, which installs it")
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        let file = try folder.write(input, to: "input")
        process.standardInput = FileHandle(forReadingAtPath: file)
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        let words = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus == 0, String(decoding: words, as: UTF8.self))
    }
}

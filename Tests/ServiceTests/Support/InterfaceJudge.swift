import Foundation

/// Schemathesis, which compares what a service answers with what its `/openapi.json` says; `make test`
/// installs it.
enum InterfaceJudge {
    struct Verdict {
        let isContent: Bool
        let report: String
    }

    /// Sends made-up and mutated requests to every operation of a service, the same in every run.
    static func judge(port: UInt16, in folder: TemporaryFolder) throws -> Verdict {
        let tools = repository.appending(path: ".tools/venv/bin")
        let support = repository.appending(path: "Tests/Support")
        let run = try BinaryRun(
            [
                tools.appending(path: "schemathesis").path,
                "--config-file", support.appending(path: "schemathesis.toml").path,
                "run", "http://127.0.0.1:\(port)/openapi.json", "--no-color", "--no-shrink",
            ],
            environment: [
                "SCHEMATHESIS_HOOKS": support.appending(path: "schemathesis_codes.py").path,
                "PYTHONDONTWRITEBYTECODE": "1",
            ],
            binary: tools.appending(path: "python"), workingFolder: folder.url)
        let ending = try run.wait(seconds: 900)
        return Verdict(isContent: ending == .exit(0), report: run.output + run.complaints)
    }
}

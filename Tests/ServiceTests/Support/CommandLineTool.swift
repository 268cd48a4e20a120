/// Runs commands of the built binary to their end.
enum CommandLineTool {
    struct Result {
        let ending: BinaryRun.Ending
        let output: String
        let complaints: String
    }

    static func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Result {
        // A width of its own, so that no terminal changes the help texts.
        let width = ["COLUMNS": "80"]
        let run = try BinaryRun(
            arguments, environment: environment.merging(width) { given, _ in given })
        let ending = try run.wait()
        return Result(ending: ending, output: run.output, complaints: run.complaints)
    }
}

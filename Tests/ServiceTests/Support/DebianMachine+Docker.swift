import Foundation
import Testing

/// Docker on a machine that reaches no registry.
extension DebianMachine {
    /// Where a machine with Docker has this repository.
    static let clone = "/root/recount"

    /// What of a clone of this repository an image is built of, and what says how.
    private static let cloned = [
        ".dockerignore", "Makefile", "Package.swift", "Sources", "Tests", "deploy", "forms",
        "schema",
    ]

    /// A machine with Docker, which a command installs, with stand-ins for the images that ours stands on, and with
    /// this repository, where something large has been built.
    static func withDocker(installedBy install: String) throws -> DebianMachine {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "srv"), withIntermediateDirectories: true)
        let program = BinaryRun.built.deletingLastPathComponent().path
        let libraries = try DebianPackage.libraries()
        let machine = try DebianMachine(
            serving: folder, sharing: libraries + [repository.path, program])
        let paths = cloned.map { "\(repository.path)/\($0)" }.joined(separator: " ")
        _ = try machine.output(
            of: """
                \(install)
                mkdir -p \(clone)/.build
                cp -r \(paths) \(clone)
                truncate --size 100M \(clone)/.build/large
                """)
        try machine.makeImages(libraries: libraries)
        return machine
    }

    private func makeImages(libraries: [String]) throws {
        _ = try output(
            of: """
                docker import \(Self.base.path) machine
                mkdir -p /root/images/{debian,swift/source/.build/release,caddy}
                cd /root/images
                cp --recursive --parents \(libraries.joined(separator: " ")) debian
                cp \(BinaryRun.built.path) swift/source/.build/release
                for image in debian:12-slim swift:6.3-bookworm caddy:2; do
                    docker build --tag "$image" "${image%:*}" \\
                        --file "\(repository.path)/Tests/Support/images/${image%:*}.Dockerfile"
                done
                rm -r /root/images
                """)
    }

    /// Types a command at a terminal, in a folder, and returns what that shows.
    func type(
        _ command: String, in place: String, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        try output(
            of: "script --quiet --return --command '\(command)' /dev/null </dev/null | tr -d '\\r'",
            in: place, at: location)
    }
}

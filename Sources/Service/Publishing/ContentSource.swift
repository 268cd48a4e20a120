import Consent
import Foundation
import Resources
package import Values

/// Where surveys, articles and notices come from: an operator's folder, or the demonstration that
/// is compiled into the binary.
package struct ContentSource: Sendable {
    /// A file with its path below the folder.
    package struct File: Hashable, Sendable {
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }

        /// The file's name without its ending.
        package var stem: String {
            let name = path.split(separator: "/").last ?? ""
            return String(name.prefix { $0 != "." })
        }

        /// Says whether something stands between the name's dots, be it a language or not.
        var isSideFile: Bool { path.split(separator: "/").last?.split(separator: ".").count == 3 }

        /// What stands between the name's dots, for example `en` in `privacy.en.md`.
        package var language: LanguageTag? {
            let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
            return parts.count == 3 ? LanguageTag(String(parts[1])) : nil
        }
    }

    private let folder: URL?

    /// The files of `folder`; of the demonstration for nil.
    package init(folder: String?) {
        self.folder = folder.map { URL(fileURLWithPath: $0, isDirectory: true) }
    }

    /// The surveys in their main language: every `NAME.yaml`.
    package func surveys() -> [File] {
        files(in: "", endingIn: ".yaml").filter { !$0.isSideFile }
    }

    /// The translations of a survey: every `NAME.LANGUAGE.yaml` beside it.
    package func sideFiles(of survey: File) -> [File] {
        files(in: "", endingIn: ".yaml").filter { $0.isSideFile && $0.stem == survey.stem }
    }

    /// The articles: every `articles/NAME.md`.
    package func articles() -> [File] { files(in: "articles/", endingIn: ".md") }

    /// The privacy policy and the terms: every `notices/KIND.LANGUAGE.md`.
    package func notices() -> [File] { files(in: "notices/", endingIn: ".md") }

    private func files(in part: String, endingIn suffix: String) -> [File] {
        guard let folder else {
            return Resource.under("forms/" + part)
                .map { File(path: String($0.name.dropFirst("forms/".count)), bytes: $0.bytes) }
                .filter { Self.stands($0.path, in: part, suffix) }
        }
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: part).path)
        return (names ?? []).sorted().map { part + $0 }
            .filter { Self.stands($0, in: part, suffix) }
            .compactMap { path in
                FileManager.default.contents(atPath: folder.appending(path: path).path)
                    .map { File(path: path, bytes: [UInt8]($0)) }
            }
    }

    private static func stands(_ path: String, in part: String, _ suffix: String) -> Bool {
        path.hasSuffix(suffix) && !path.dropFirst(part.count).contains("/")
    }
}

import FormModel
import Foundation
import Values

/// A survey file on the disk.
struct SurveyFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The survey of which this file is a translation, or else the file itself: so that a command can
    /// be given all files of a folder.
    var main: String {
        let file = URL(fileURLWithPath: path)
        let parts = file.lastPathComponent.split(separator: ".")
        guard parts.count == 3, parts[2] == "yaml" else { return path }
        let beside = (path as NSString).deletingLastPathComponent
        let main = (beside as NSString).appendingPathComponent("\(parts[0]).yaml")
        return FileManager.default.fileExists(atPath: main) ? main : path
    }

    /// Reads and checks the file.
    func read() throws -> Result<Form, FormFindings> {
        FormReader.read(try OperatorFault.contents(of: path), fileName: path)
    }

    /// The translations beside the file: `NAME.LANGUAGE.yaml` for `NAME.yaml`.
    func sideFiles() -> [SideFile] {
        let file = URL(fileURLWithPath: path)
        guard file.pathExtension == "yaml" else { return [] }
        let prefix = file.deletingPathExtension().lastPathComponent + "."
        let folder = file.deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasPrefix(prefix), name.hasSuffix(".yaml") else { return nil }
            let middle = String(name.dropFirst(prefix.count).dropLast(".yaml".count))
            guard !middle.isEmpty, !middle.contains(".") else { return nil }
            let beside = (path as NSString).deletingLastPathComponent
            return SideFile(
                path: (beside as NSString).appendingPathComponent(name),
                language: LanguageTag(middle))
        }
    }
}

/// A translation of a survey on the disk.
struct SideFile {
    let path: String
    /// What the file's name says.
    let language: LanguageTag?

    /// Reads and checks the file.
    func read(of form: Form) throws -> Result<Translation, FormFindings> {
        TranslationReader.read(
            try OperatorFault.contents(of: path), fileName: path, language: language, of: form)
    }

    /// That the file is in order, and which texts it leaves out.
    func lines(about translation: Translation) -> [String] {
        let name = "‘\(translation.language)’ \(translation.version)"
        guard !translation.missing.isEmpty else {
            return ["\(path): \(name) is in order and complete"]
        }
        return ["\(path): \(name) is in order; these texts stay in ‘\(mainLanguage(translation))’:"]
            + translation.missing.map { "\(path):   \($0)" }
    }

    private func mainLanguage(_ translation: Translation) -> LanguageTag {
        translation.form.mainLanguage
    }
}

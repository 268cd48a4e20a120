import FormModel
import Foundation
import Pages
import Service
import Synchronization

/// The files of a survey, looked at again and again while their author writes.
final class WatchedSurvey: Sendable {
    private let survey: SurveyFile
    private let seen = Mutex<[String: [UInt8]?]>([:])

    init(_ survey: SurveyFile) {
        self.survey = survey
    }

    /// What the files hold, or nil when they are as they were the last time.
    ///
    /// A file that is saved while this runs is seen the next time.
    func look() -> Preview.Content? {
        let paths = [survey.path] + survey.sideFiles().map(\.path)
        let files = paths.map { ($0, bytes(of: $0)) }
        let saved = Dictionary(files) { first, _ in first }
        let isNew = seen.withLock { seen in
            defer { seen = saved }
            return seen != saved
        }
        return isNew ? content() : nil
    }

    private func content() -> Preview.Content {
        switch reading(of: survey.path, survey.read) {
        case .failure(let file): .faulty([file])
        case .success(let form): content(of: form)
        }
    }

    /// The survey with its translations, or all of these that are faulty.
    private func content(of form: Form) -> Preview.Content {
        var translations: [Translation] = []
        var faulty: [FaultyFile] = []
        for side in survey.sideFiles() {
            switch reading(of: side.path, { try side.read(of: form) }) {
            case .success(let translation): translations.append(translation)
            case .failure(let file): faulty.append(file)
            }
        }
        guard faulty.isEmpty else { return .faulty(faulty) }
        return .survey(TranslatedForm(form, translations: translations))
    }

    private func reading<Value>(
        of path: String, _ read: () throws -> Result<Value, FormFindings>
    ) -> Result<Value, FaultyFile> {
        do {
            return try read().mapError { .findings($0, source: bytes(of: path) ?? []) }
        } catch {
            return .failure(.unreadable(path: path))
        }
    }

    private func bytes(of path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }
}

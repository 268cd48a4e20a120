import Consent
import FormModel
import Foundation
import Service
import Store
import StorePostgreSQL
import StoreSQL
import StoreSQLite
import Values

/// Fills a fresh data folder with made-up responses to a survey, through the same check, seal and store
/// as real ones, lays them out by question as a server does in time, and writes their answers down a line
/// each for programs to compare with.
///
/// `ResponseMaker SURVEY-FILE DATA-FOLDER COUNT ANSWERS-FILE [POSTGRESQL-ADDRESS]`: the same count gives the
/// same answers.
@main struct ResponseMaker {
    private static let batch = 1_000
    private static let seed: UInt64 = 20_261_126

    private static let head = "recount.head"

    private let form: Form
    private let folder: URL
    private let store: SQLStore
    private let vault: Vault
    private let sealer: Sealer
    private let context: ConsentContext

    static func main() throws {
        let words = CommandLine.arguments
        guard (5...6).contains(words.count), let count = Int(words[3]) else {
            fatalError("usage: ResponseMaker SURVEY-FILE DATA-FOLDER COUNT ANSWERS-FILE [ADDRESS]")
        }
        let maker = try ResponseMaker(
            survey: words[1], folder: URL(fileURLWithPath: words[2]),
            database: words.count > 5 ? words[5] : nil)
        try maker.make(count, answers: words[4])
        try maker.layOut()
    }

    private init(survey: String, folder: URL, database: String?) throws {
        self.folder = folder
        let source = try Data(contentsOf: URL(fileURLWithPath: survey))
        form = try FormReader.read(Array(source), fileName: survey).get()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        vault = Vault(try KeyFile(folder.appending(path: "recount.key")).create(.system))
        guard let name = LedgerName("example.org/ledger") else { fatalError("a good name") }
        let ledger = LedgerSetup(
            name: name, head: HeadFile(folder.appending(path: Self.head)))
        let (file, today) = (folder.appending(path: "recount.sqlite"), WallClock.system.now.day)
        store =
            if let database {
                try SQLStore(postgresql: database, vault: vault, ledger: ledger, today: today)
            } else {
                try SQLStore(sqlite: file, vault: vault, ledger: ledger, today: today)
            }
        let controller = Controller(name: "Society", contact: "us@example.org")
        context = form.consentContext(controller: controller, references: [])
        sealer = Sealer(vault: vault, clock: .system, randomness: .drawnAhead())
        _ = try store.publish(
            form, source: form.source, consent: form.consentNotice, translations: [],
            on: WallClock.system.now.day)
    }

    private func make(_ count: Int, answers path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var taker = RandomTaker(of: form, seed: Self.seed)
        for start in stride(from: 0, to: count, by: Self.batch) {
            let taken = (0..<min(Self.batch, count - start)).map { _ in taker.submission() }
            _ = try store.accept(taken.map { .submission(try seal($0)) })
            try file.write(contentsOf: Data(taken.flatMap { $0.canonicalAnswers + [0x0A] }))
        }
        try file.close()
    }

    private func layOut() throws {
        let instance = Instance(
            store: store, vault: vault, head: HeadFile(folder.appending(path: Self.head)))
        let seconds = try ContinuousClock().measure {
            _ = try SheetMaking(instance).run(limit: .max)
        }
        print("laid out by question in \(seconds)")
    }

    private func seal(_ submission: Submission) throws -> SealedSubmission {
        let key = SubmissionKey(Array(UUID().uuidString.utf8))
        guard let key else { fatalError("36 characters are a submission key") }
        return sealer.seal(
            submission, language: form.language, code: vault.code(for: key, of: form.name),
            context: context, method: .surveyPage)
    }
}

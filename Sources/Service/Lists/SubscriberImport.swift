import Consent
import Store
package import Values

/// Takes a list of subscribers in that an operator brings along from elsewhere.
///
/// Whoever comes with a proof is subscribed by it; of all others the consent is unknown, and nothing is
/// sent to them before they have signed up and confirmed themselves.
package struct SubscriberImport: Sendable {
    /// How many are stored in one transaction, so that people who sign up do not wait long.
    package static let batch = 200

    /// What would become of a list.
    package struct Report: Sendable {
        /// Who is new, and comes with a proof.
        package fileprivate(set) var proven = 0
        /// Who is new, and comes without.
        package fileprivate(set) var unproven = 0
        /// Who has a subscription here, wherever it stands.
        package fileprivate(set) var known = 0
        /// Who may not be written to.
        package fileprivate(set) var suppressed = 0
        /// The lines that repeat an address.
        package fileprivate(set) var repeated: [Int] = []
        /// All that is faulty, in the order of its lines.
        package fileprivate(set) var faults: [ImportFault] = []
        /// The columns that mean nothing here.
        package fileprivate(set) var unusedColumns: [String] = []

        /// Who is new.
        package var new: Int { proven + unproven }
    }

    private let instance: Instance
    private let bytes: [UInt8]
    private let purpose: PurposeIdentifier
    private let language: LanguageTag
    private let contexts: ImportContexts
    /// The SHA-256 of the list.
    package let digest: Digest

    /// The import of the list that is `bytes` for mails about `purpose`; `words` are those that its
    /// rows may name beside the notices that are kept.
    package init(
        _ instance: Instance, _ settings: Settings, list bytes: [UInt8],
        for purpose: PurposeIdentifier, words: [ImportedWords]
    ) {
        (self.instance, self.bytes, self.purpose) = (instance, bytes, purpose)
        language = settings.siteLanguage
        digest = Digest(of: bytes)
        contexts = ImportContexts(
            instance.store, settings.controller, list: digest, purpose: purpose, words: words)
    }

    /// What would become of the list at this moment; nothing is changed. `progress` hears of each row.
    package func report(progress: (Int) -> Void = { _ in }) throws -> Report {
        try pass(progress) { _ in }
    }

    /// Stores whoever is new, but for faulty rows; returns how many that were. The same list again
    /// changes nothing.
    package func carryOut(
        _ report: Report, progress: (Int) -> Void = { _ in }
    ) throws -> Int {
        var action: OperatorAction? = action(of: report)
        var (batch, count) = ([SealedSubscriber](), 0)
        func store() throws {
            let stored = try instance.store.bring(batch, for: action)
            if stored > 0 { action = nil }
            count += stored
            batch = []
        }
        _ = try pass(progress) { newcomer in
            batch.append(newcomer.sealed(by: instance.sealer, for: purpose))
            if batch.count == Self.batch { try store() }
        }
        if !batch.isEmpty { try store() }
        return count
    }

    private func action(of report: Report) -> OperatorAction {
        OperatorAction(
            .subscribersImported,
            [
                "list": digest.hexadecimal, "purpose": purpose.text,
                "proven": String(report.proven), "unproven": String(report.unproven),
            ])
    }

    /// Goes through the list once, and tells `body` who is new.
    private func pass(
        _ progress: (Int) -> Void, _ body: (Newcomer) throws -> Void
    ) throws -> Report {
        var pass = ImportPass(instance, contexts, language)
        var reading = CommaSeparated.Reading(bytes)
        do {
            let columns = try SubscriberColumns(reading.following()?.fields ?? [])
            pass.report.unusedColumns = columns.unused
            var rows = 0
            while let row = try reading.following() {
                rows += 1
                progress(rows)
                if let newcomer = try pass.newcomer(in: row, columns) { try body(newcomer) }
            }
        } catch let fault as ImportFault {
            pass.report.faults.append(fault)
        }
        return pass.report
    }
}

/// Somebody who is to be stored.
private struct Newcomer {
    let row: SubscriberRow
    let language: LanguageTag
    let context: ConsentContext

    func sealed(by sealer: Sealer, for purpose: PurposeIdentifier) -> SealedSubscriber {
        sealer.seal(
            imported: row.address, language: language, to: purpose, proof: row.proof?.consent,
            in: context)
    }
}

/// What is remembered from row to row.
private struct ImportPass {
    private let instance: Instance
    private let language: LanguageTag
    private let today: Day
    private var contexts: ImportContexts
    private var seen: Set<Digest> = []
    var report = SubscriberImport.Report()

    init(_ instance: Instance, _ contexts: ImportContexts, _ language: LanguageTag) {
        (self.instance, self.contexts, self.language) = (instance, contexts, language)
        today = instance.clock.now.day
    }

    /// Whoever a row brings along that is new; all else is counted.
    mutating func newcomer(
        in row: CommaSeparated.Row, _ columns: SubscriberColumns
    ) throws -> Newcomer? {
        do {
            let checked = try SubscriberRow(row, columns, today: today)
            let context = try context(of: checked, line: row.line)
            return try isNew(checked, line: row.line)
                ? Newcomer(
                    row: checked,
                    language: checked.language
                        ?? (checked.proof == nil ? language : context.language),
                    context: context) : nil
        } catch let fault as ImportFault {
            report.faults.append(fault)
            return nil
        }
    }

    private mutating func context(
        of row: SubscriberRow, line: Int
    ) throws -> ConsentContext {
        guard let proof = row.proof else { return contexts.unproven }
        switch try contexts.proven(by: proof.notice) {
        case .success(let context): return context
        case .failure(let failure): throw ImportFault.row(line: line, failure.fault)
        }
    }

    private mutating func isNew(_ row: SubscriberRow, line: Int) throws -> Bool {
        let address = instance.vault.digest(of: row.address)
        guard seen.insert(address).inserted else {
            report.repeated.append(line)
            return false
        }
        if try instance.store.suppression(of: address) != nil {
            report.suppressed += 1
            return false
        }
        if try instance.store.subscription(withAddress: address) != nil {
            report.known += 1
            return false
        }
        if row.proof == nil { report.unproven += 1 } else { report.proven += 1 }
        return true
    }
}

extension CommaSeparated.Reading {
    /// The next row; nil at the end.
    fileprivate mutating func following() throws(ImportFault) -> CommaSeparated.Row? {
        do {
            return try next()
        } catch {
            switch error {
            case .misplacedQuote(let line): throw .misplacedQuote(line: line)
            case .notUTF8(let line): throw .notUTF8(line: line)
            }
        }
    }
}

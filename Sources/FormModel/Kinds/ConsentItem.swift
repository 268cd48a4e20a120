package import Values

/// A consent to one purpose: an unticked box; not ticking it is a refusal, which is kept too.
package struct ConsentItem: KindRules {
    /// What the consent is asked for.
    package let purpose: PurposeIdentifier
    /// The position of the purpose in ``Form/purposes``.
    let position: Int

    static let keys = ["purpose"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> ConsentItem? {
        guard isUnbundled(keys), let name = keys.requiredText("purpose") else { return nil }
        guard let position = scope.purposes.firstIndex(where: { $0.identifier.text == name.text })
        else {
            keys.report(scope.unknownPurpose(name.text), at: name)
            return nil
        }
        return ConsentItem(purpose: scope.purposes[position].identifier, position: position)
    }

    /// One control for each purpose (EDPB guidelines 05/2020 §3.1.3).
    private static func isUnbundled(_ keys: MappingReader) -> Bool {
        guard let entry = keys.entry("purpose"), case .list = entry.value.content else {
            return true
        }
        let names = keys.texts("purpose")
        keys.report(.bundledPurposes(names.map(\.text)), at: entry.place)
        return false
    }

    func translated(_ words: ItemWords) -> ConsentItem { self }

    var attributes: [String: JSONValue] { ["purpose": .string(purpose.text)] }
    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { [.given, .refused] }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch YesNoItem.read(fields) {
        case .none: .answer(.consent(false))
        case .success(let granted): .answer(.consent(granted))
        case .failure(let fault): .refused(fault)
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        guard case .consent(let granted) = answer else { preconditionFailure(wrongAnswer) }
        output.append(contentsOf: (granted ? "true" : "false").utf8)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .bool(let granted) = stored else { return nil }
        return .consent(granted)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        guard case .consent(let granted) = answer else { preconditionFailure(wrongAnswer) }
        add(granted ? 0 : 1)
    }

    func display(_ answer: Answer) -> String {
        guard case .consent(let granted) = answer else { preconditionFailure(wrongAnswer) }
        return granted ? "Yes" : "No"
    }
}

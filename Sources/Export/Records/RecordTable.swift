package import FormModel
package import Values

/// Everything that a file of records has columns for: the questions of all versions of a survey that
/// may be used for one purpose.
package struct RecordTable: Sendable {
    /// What each record says of itself, before the answers.
    enum Own: Int, CaseIterable {
        case number, version, language, receivedOn
    }

    /// The version that was published last.
    package let form: Form
    package let purpose: Purpose
    /// All published versions, newest first.
    package let versions: [Form]
    package let questions: [RecordQuestion]
    package let columns: [RecordColumn]
    /// How many questions stay out because they can name a person.
    package let withheld: Int

    /// A table of all published `versions`, newest first and at least one, for a purpose of theirs; nil
    /// when no version knows the purpose.
    package init?(_ versions: [Form], for purpose: PurposeIdentifier) {
        precondition(!versions.isEmpty, "A survey has a version.")
        let purposes = versions.flatMap(\.purposes)
        guard let named = purposes.first(where: { $0.identifier == purpose }) else { return nil }
        (form, self.purpose, self.versions) = (versions[0], named, versions)
        let selection = RecordSelection(versions, purpose)
        withheld = selection.withheld.count
        let draft = RecordDraft(versions, selection)
        var names = UniqueNames()
        var columns = Self.own(of: versions, &names)
        questions = draft.questions.enumerated().map { place, entry in
            let start = columns.count
            columns += entry.columns(ofQuestion: place, &names)
            var question = entry.question
            question.columns = start..<columns.count
            return question
        }
        self.columns = columns
    }

    private static func own(of versions: [Form], _ names: inout UniqueNames) -> [RecordColumn] {
        Own.allCases.map { own in
            RecordColumn(
                name: names.take(own.name), label: own.label, partLabel: own.label,
                kind: own.kind(versions), part: .whole, question: nil)
        }
    }
}

extension RecordTable.Own {
    fileprivate var name: String {
        switch self {
        case .number: "record_number"
        case .version: "form_version"
        case .language: "response_language"
        case .receivedOn: "received_on"
        }
    }

    fileprivate var label: String {
        switch self {
        case .number: "Number of the record, which means nothing outside this file"
        case .version: "Version of the survey that was answered"
        case .language: "Language in which it was answered"
        case .receivedOn: "Day on which it was received (UTC)"
        }
    }

    fileprivate func kind(_ versions: [Form]) -> RecordColumn.Kind {
        switch self {
        case .number: .number(decimals: 0, least: FixedDecimal(mantissa: 0, decimals: 0))
        case .version:
            .choice(
                versions.enumerated().map { place, form in
                    let version = form.version.description
                    return RecordChoice(
                        code: version, label: version, number: versions.count - place)
                })
        case .language: .text
        case .receivedOn: .day
        }
    }
}

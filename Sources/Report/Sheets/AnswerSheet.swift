import FormModel
package import Values

/// What people answered whose responses follow each other, laid out by question: each different answer
/// stands once, and for each response its number.
///
/// Counting on a sheet goes over numbers and looks at each different answer once, where the responses
/// themselves would have to be opened and read one by one. Who is in it cannot be told apart but by the
/// answers; the order is that of arrival.
package struct AnswerSheet: Sendable {
    /// How many numbers of responses one sheet is for. The schema says it too.
    package static let length = 2_048

    /// The responses to one version of the form each, by the version's digest.
    let sections: [Digest: AnswerSection]

    /// A sheet of the parts that ``AnswerSheetMaker`` made; without the texts where nobody asks for them.
    package init(_ parts: Parts) throws(AnswerSheetError) {
        let answers = try SheetReader.sections(of: parts.answers)
        let texts = try SheetReader.sections(of: parts.texts)
        sections = answers.reduce(into: [:]) { sections, section in
            let own = texts.first { $0.version == section.version }
            sections[section.version] = AnswerSection(answers: section, texts: own)
        }
    }

    /// A sheet as bytes: texts apart from all else, because few want them and they are long.
    package struct Parts: Hashable, Sendable {
        package let answers: [UInt8]
        /// Empty where nobody asks for them.
        package let texts: [UInt8]

        package init(answers: [UInt8], texts: [UInt8]) {
            (self.answers, self.texts) = (answers, texts)
        }
    }

    /// Where a response has its language and its day; the items follow.
    enum Place {
        static let language = 0
        static let day = 1
        static let firstItem = 2

        static func of(_ item: Item) -> Int { firstItem + item.index }
    }
}

/// Why bytes are no sheet.
package enum AnswerSheetError: Error, Hashable, Sendable {
    case malformed
    /// It holds answers to a version that the form does not have.
    case unknownVersion(Digest)
}

extension AnswerSheetError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed: "answers that are kept by question cannot be read; run: recount doctor"
        case .unknownVersion: "the survey was published anew meanwhile; run the command again"
        }
    }
}

extension ItemKind {
    /// True for answers that are written freely, which stand in a sheet's texts.
    var isFreeText: Bool {
        switch self {
        case .text, .story: true
        case .consent, .one, .dropdown, .many, .yesno, .number, .rating, .nps, .slider, .date,
            .grid, .rank, .score, .note:
            false
        }
    }
}

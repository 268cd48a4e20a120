import Export
import FormModel
import Service

/// What an operator is told about records that were handed out.
struct RecordWords {
    let lines: [String]

    init(_ table: RecordTable, _ receipt: RecordExport.Receipt) {
        lines =
            [
                "\(receipt.records) \(receipt.records == 1 ? "record" : "records") for ‘\(table.purpose.identifier)’, "
                    + "SHA-256 \(receipt.digest)"
            ]
            + [
                Self.leftOut(receipt), Self.withheld(table), Self.rare(receipt), Self.texts(table),
            ].compactMap(\.self)
    }

    private static func leftOut(_ receipt: RecordExport.Receipt) -> String? {
        guard receipt.leftOut > 0 else { return nil }
        let word = receipt.leftOut == 1 ? "response" : "responses"
        return "left out: \(receipt.leftOut) \(word) without consent to it"
    }

    private static func withheld(_ table: RecordTable) -> String? {
        guard table.withheld > 0 else { return nil }
        let word = table.withheld == 1 ? "question" : "questions"
        return "left out: \(table.withheld) \(word) that can name a person"
    }

    private static func rare(_ receipt: RecordExport.Receipt) -> String? {
        let alone = receipt.rare.alone
        guard alone.count > 0 else { return nil }
        return
            "warning: \(alone.isEstimate ? "about " : "")\(alone.count) of \(receipt.records) records "
            + "\(alone.count == 1 ? "is alone with its" : "are alone with their") answers to the "
            + "\(receipt.rare.questions) sensitive or identifying questions; who knows these of a "
            + "person finds the rest"
    }

    private static func texts(_ table: RecordTable) -> String? {
        let count = table.columns.count { column in
            guard column.question != nil, case .text = column.kind else { return false }
            return true
        }
        guard count > 0 else { return nil }
        return
            "warning: \(count) \(count == 1 ? "column holds" : "columns hold") what people wrote in "
            + "their own words, names perhaps; "
            + "read them before you hand the file on"
    }
}

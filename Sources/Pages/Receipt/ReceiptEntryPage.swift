package import Values

/// What the page shows on which a person types the code of a receipt.
package struct ReceiptEntryPage: Hashable, Sendable {
    /// What was typed, kept for correction.
    package var typed: String
    package var problem: Problem?

    package init(typed: String = "", problem: Problem? = nil) {
        self.typed = typed
        self.problem = problem
    }

    /// Why a code opened nothing.
    package enum Problem: Hashable, Sendable {
        case missing
        case unknown
        /// The address of a receipt was opened after its hour.
        case expired
        /// What was saved under the code and not sent was deleted when its time was over.
        case draftExpired
        /// The survey whose answers were saved takes none any more.
        case surveyClosed
    }
}

extension PageRenderer {
    /// The page on which a person types a code.
    package func receiptEntry(_ page: ReceiptEntryPage) -> RenderedPage {
        let error = page.problem.map { problem in
            switch problem {
            case .missing: texts["receiptEntry.missing"]
            case .unknown: texts["receiptEntry.unknown"]
            case .expired: texts["receiptEntry.expired"]
            case .draftExpired: texts["receiptEntry.draftExpired"]
            case .surveyClosed: texts["receiptEntry.surveyClosed"]
            }
        }
        let problems = error.map { [(field: "code", message: $0)] } ?? []
        return self.page(
            "receipt-entry",
            title: title(texts["receiptEntry.title"], hasErrors: error != nil),
            View([
                "typed": page.typed,
                "codeError": error,
                "errorSummary": errorSummary(
                    problems, nothingLost: texts["receiptEntry.nothingLost"]),
            ]))
    }

    /// The page behind a withdrawal: what is gone, and that nothing is left to do.
    package func withdrawn(on day: Day, data: String? = nil) -> RenderedPage {
        message(
            texts["withdrawn.title"],
            [
                texts("withdrawn.done", ["day": texts.day(day)]), texts["withdrawn.code"],
                texts["withdrawn.thanks"],
            ],
            action: ("/", texts["withdrawn.home"]),
            more: data.map { ($0, texts["held.open"]) })
    }
}

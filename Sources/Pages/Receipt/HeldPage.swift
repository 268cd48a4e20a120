package import Values

/// Everything that is held under a code, for a person to read and print.
package struct HeldPage: Sendable {
    /// How a decision came.
    package enum Method: String, CaseIterable, Hashable, Sendable {
        case page, program, `operator`, calendar
    }

    /// What was decided at once.
    package struct Act: Sendable {
        package var day: Day
        package var method: Method
        package var decisions: [ShownConsent]
        /// The identifier of the record.
        package var record: String
        /// The lines of the public ledger that attest it.
        package var leaves: [Int]

        package init(
            day: Day, method: Method, decisions: [ShownConsent], record: String, leaves: [Int]
        ) {
            (self.day, self.method, self.decisions) = (day, method, decisions)
            (self.record, self.leaves) = (record, leaves)
        }
    }

    package var survey: Wording
    package var version: String
    package var sent: Day
    package var changed: Day?
    package var withdrawn: Day?
    package var answers: [ShownAnswer]
    package var acts: [Act]
    package var notices: [ShownNotice]
    /// How many records cannot be opened any more.
    package var closed: Int
    /// The texts that were made of stories and have words.
    package var stories: [ShownStory] = []

    package init(
        survey: Wording, version: String, sent: Day, changed: Day?, withdrawn: Day?,
        answers: [ShownAnswer], acts: [Act], notices: [ShownNotice], closed: Int
    ) {
        (self.survey, self.version) = (survey, version)
        (self.sent, self.changed, self.withdrawn) = (sent, changed, withdrawn)
        (self.answers, self.acts, self.notices) = (answers, acts, notices)
        self.closed = closed
    }
}

extension PageRenderer {
    /// The page of everything that is held.
    package func held(_ page: HeldPage) -> RenderedPage {
        self.page(
            "held", title: texts["held.title"],
            View([
                "survey": page.survey.text,
                "surveyLanguage": foreign(page.survey.language),
                "version": texts("held.version", ["version": page.version]),
                "sentOn": texts("receipt.sentOn", ["day": texts.day(page.sent)]),
                "changedOn": page.changed.map {
                    texts("receipt.changedOn", ["day": texts.day($0)])
                },
                "withdrawnOn": page.withdrawn.map {
                    texts("held.withdrawn", ["day": texts.day($0)])
                },
                "hasAnswers": !page.answers.isEmpty,
                "answers": page.answers.map(view(ofHeld:)),
                "hasStories": !page.stories.isEmpty,
                "stories": page.stories.map { view(of: $0, code: nil) },
                "acts": page.acts.map(view(of:)),
                "isClosed": page.closed > 0,
                "notices": page.notices.map(view(of:)),
                "contact": site.contact,
            ]))
    }

    private func view(ofHeld answer: ShownAnswer) -> View {
        View([
            "question": answer.question.text,
            "questionLanguage": foreign(answer.question.language),
            "lines": answer.lines,
            "linesLanguage": foreign(answer.language),
        ])
    }

    private func view(of act: HeldPage.Act) -> View {
        View([
            "how": texts["held.by.\(act.method.rawValue)"],
            "decisions": act.decisions.map(view(of:)),
            "proof": texts(
                "held.proof",
                [
                    "record": act.record,
                    "lines": act.leaves.sorted().map(String.init).joined(separator: ", "),
                ]),
        ])
    }
}

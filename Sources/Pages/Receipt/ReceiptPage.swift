package import Values

/// What a receipt shows: the code, the answers and what was agreed to.
package struct ReceiptPage: Sendable {
    package var occasion: Occasion
    package var code: ReceiptCode
    /// The survey's title.
    package var survey: Wording
    package var sent: Day
    /// The day of the last change of an answer.
    package var changed: Day?
    /// The answers, in the form's order and words.
    package var answers: [ShownAnswer]
    package var consents: [ShownConsent]
    package var notices: [ShownNotice]
    /// The form's own words of thanks.
    package var thanks: Wording?
    /// Where everything that is held stands.
    package var dataAddress: String?
    /// The survey, where results of it are published.
    package var resultsOf: FormName?
    /// Says whether the page can send the code by mail.
    package var offersMail = false
    /// The texts that were made of the person's stories and have words.
    package var stories: [ShownStory] = []

    package init(
        occasion: Occasion, code: ReceiptCode, survey: Wording, sent: Day, changed: Day? = nil,
        answers: [ShownAnswer], consents: [ShownConsent],
        notices: [ShownNotice] = [], thanks: Wording? = nil
    ) {
        self.occasion = occasion
        self.code = code
        self.survey = survey
        self.sent = sent
        self.changed = changed
        self.answers = answers
        self.consents = consents
        self.notices = notices
        self.thanks = thanks
    }

    /// Why the person sees the receipt.
    package enum Occasion: Hashable, Sendable {
        /// The answers have just been sent.
        case sent
        /// The answers had been sent before, and the first ones were kept.
        case duplicate
        /// The person came back with the code.
        case seen
        /// An answer has just been changed.
        case changed
        /// The time in which answers can be changed is over.
        case unchanged
        /// The person has just decided anew about a consent.
        case decided
        /// The person has just said something about words that are to be published, or are.
        case told
        /// The words stood otherwise already.
        case storyMoved
        /// The person asked for other words without saying which.
        case unsaid
    }
}

extension PageRenderer {
    /// A receipt.
    package func receipt(_ page: ReceiptPage) -> RenderedPage {
        let (heading, lead) = words(for: page.occasion)
        return self.page(
            "receipt", title: texts["receipt.title"],
            view(ofPaper: page.code).with(
                View([
                    "heading": heading,
                    "lead": lead,
                    "hasStories": !page.stories.isEmpty,
                    "stories": page.stories.map { view(of: $0, code: page.code) },
                    "survey": page.survey.text,
                    "surveyLanguage": foreign(page.survey.language),
                    "changedOn": page.changed.map {
                        texts("receipt.changedOn", ["day": texts.day($0)])
                    },
                    "sentOn": texts("receipt.sentOn", ["day": texts.day(page.sent)]),
                    "hasAnswers": !page.answers.isEmpty,
                    "answers": page.answers.map {
                        View([
                            "question": $0.question.text,
                            "questionLanguage": foreign($0.question.language),
                            "lines": $0.lines,
                            "linesLanguage": foreign($0.language),
                            "change": $0.changeAddress,
                            "isEmpty": $0.lines.isEmpty,
                        ])
                    },
                    "hasProofs": page.consents.contains { $0.proofAddress != nil },
                    "hasConsents": !page.consents.isEmpty,
                    "consentPath": "/receipt/consent",
                    "consents": page.consents.map(view(of:)),
                    "hasNotices": !page.notices.isEmpty,
                    "notices": page.notices.map(view(of:)),
                    "data": page.dataAddress,
                    "mailCode": page.offersMail
                        ? view(of: MailCodePage(.receipt, code: page.code)) : nil,
                    "resultsOf": page.resultsOf?.text,
                    "thanks": page.thanks?.text,
                    "thanksLanguage": foreign(page.thanks?.language),
                ])))
    }

    private func words(for occasion: ReceiptPage.Occasion) -> (heading: String, lead: String) {
        switch occasion {
        case .sent: (texts["receipt.sentHeading"], texts["receipt.sentLead"])
        case .duplicate: (texts["receipt.duplicateHeading"], texts["receipt.duplicateLead"])
        case .seen: (texts["receipt.seenHeading"], texts["receipt.seenLead"])
        case .changed: (texts["receipt.changedHeading"], texts["receipt.changedLead"])
        case .unchanged: (texts["receipt.seenHeading"], texts["receipt.unchangedLead"])
        case .decided: (texts["receipt.decidedHeading"], texts["receipt.decidedLead"])
        case .told: (texts["receipt.decidedHeading"], texts["story.toldLead"])
        case .storyMoved: (texts["receipt.seenHeading"], texts["story.movedLead"])
        case .unsaid: (texts["receipt.seenHeading"], texts["story.unsaidLead"])
        }
    }
}

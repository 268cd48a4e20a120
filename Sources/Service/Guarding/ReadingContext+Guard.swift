import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

extension ReadingContext {
    /// A key for a page of which nothing is saved yet.
    var freshKey: PageKey { PageKey(.generate(randomness), stamp: guarding.stamp) }

    /// A key for what came without a page.
    var keyWithoutPage: PageKey { PageKey(.generate(randomness), stamp: []) }

    /// The key with a stamp for the page that is shown again.
    func renewed(_ key: PageKey) -> PageKey {
        PageKey(key.key, stamp: guarding.stamp(after: key.stamp))
    }

    /// The stamp for a sign-up that is shown again.
    func stamp(after fields: FormFields) -> [UInt8] {
        guarding.stamp(after: fields.stamp)
    }

    /// What stands between a page of a survey of which nothing is saved yet and its storing; nil when
    /// nothing does.
    func objection(
        to page: UnsavedPage, of survey: SurveyEdition, _ request: Request
    ) -> Response? {
        switch guarding.verdict(on: page.guarded(by: guarding.settings), from: request) {
        case .store: return nil
        case .renew: return page.again(of: survey, self, occasion: .renewed)
        case .ask(let challenge, let occasion):
            let carried = page.raw.carried + [(PageKey.field, page.key.text)]
            let address = "/surveys/\(survey.form.name.text)"
            let shown = ChallengePage(challenge, occasion, address: address, carried: carried)
            return .asking(survey.pages.challenge(shown))
        }
    }

    /// The same for a sign-up that is in order.
    func objection(
        toSignUp fields: FormFields, _ address: EmailAddress, _ typed: SignUpPage,
        _ request: Request
    ) -> Response? {
        switch guarding.verdict(on: guarded(fields, address), from: request) {
        case .store: return nil
        case .renew:
            var page = typed
            page.isRenewed = true
            return .personal(pages.signUp(page), status: .unprocessableContent)
        case .ask(let challenge, let occasion):
            let shown = ChallengePage(
                challenge, occasion, address: "/sign-up", carried: fields.carried)
            return .asking(pages.challenge(shown))
        }
    }

    private func guarded(_ fields: FormFields, _ address: EmailAddress) -> GuardedPost {
        GuardedPost(
            subject: .signUp(of: address), stamp: fields.stamp,
            leastSeconds: guarding.settings.signUpSeconds, value: { fields.first($0) })
    }
}

extension [UInt8] {
    /// What a challenge holds for that stands before a sign-up.
    static func signUp(of address: EmailAddress) -> [UInt8] {
        Array("sign-up \(address.normalized)".utf8)
    }
}

extension ChallengePage {
    fileprivate init(
        _ challenge: Challenge, _ occasion: Occasion, address: String,
        carried: [(name: String, value: String)]
    ) {
        self.init(
            address: address, carried: carried, challenge: challenge.text,
            rounds: Challenge.rounds, bits: challenge.bits, question: challenge.question,
            occasion: occasion)
    }
}

extension Response {
    /// A page that asks for something before what was sent is stored (RFC 6585 §3).
    fileprivate static func asking(_ page: RenderedPage) -> Response {
        .personal(page, status: .preconditionRequired)
    }
}

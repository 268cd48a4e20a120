package import Values

/// What the page of the sign-up form shows, untouched or with what is wrong in it.
package struct SignUpPage: Sendable {
    package var box: SignUpBox
    /// The address as it was typed.
    package var email: String
    /// What was ticked.
    package var ticked: Set<PurposeIdentifier>
    package var problems: [Problem]
    /// True when it was sent, and is to be sent once more, because it was open for very long.
    package var isRenewed = false

    package init(
        box: SignUpBox, email: String = "", ticked: Set<PurposeIdentifier> = [],
        problems: [Problem] = []
    ) {
        self.box = box
        self.email = email
        self.ticked = ticked
        self.problems = problems
    }

    /// What can be wrong in the form.
    package enum Problem: Hashable, Sendable {
        case emailMissing
        case emailInvalid
        case purposeMissing
    }
}

extension SignUpPage.Problem {
    fileprivate var isAboutEmail: Bool { self != .purposeMissing }

    fileprivate var field: String { isAboutEmail ? "email" : "purpose-1" }

    fileprivate var key: String {
        switch self {
        case .emailMissing: "signUp.emailMissing"
        case .emailInvalid: "signUp.emailInvalid"
        case .purposeMissing: "signUp.purposeMissing"
        }
    }
}

extension PageRenderer {
    /// The sign-up form on a page of its own.
    package func signUp(_ page: SignUpPage) -> RenderedPage {
        let summary = errorSummary(
            page.problems.map { ($0.field, texts[$0.key]) },
            nothingLost: texts["signUp.nothingLost"])
        let fields = View([
            "email": page.email,
            "emailError": page.problems.first { $0.isAboutEmail }.map { texts[$0.key] },
            "purposesError": page.problems.first { !$0.isAboutEmail }.map { texts[$0.key] },
        ])
        return self.page(
            "sign-up", title: title(texts["signUp.title"], hasErrors: !page.problems.isEmpty),
            View([
                "errorSummary": summary,
                "renewed": page.isRenewed ? texts["guard.renewed"] : nil,
                "signUp": signUpFields(page.box, ticked: page.ticked).with(fields),
            ]))
    }

    /// The answer to every sign-up. It is the same for every address, so that nobody can find out
    /// who has signed up.
    package func signUpAnswer() -> RenderedPage {
        message(
            texts["signUp.answerTitle"],
            ["signUp.answerNext", "signUp.answerSame", "signUp.answerMissing"].map { texts[$0] },
            action: ("/", texts["problem.home"]))
    }
}

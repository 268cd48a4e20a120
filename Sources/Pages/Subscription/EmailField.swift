/// What is wrong with an address that was typed.
package enum EmailProblem: Hashable, Sendable {
    case missing
    case invalid
}

extension PageRenderer {
    /// What the field for an address shows: what was typed, and what is wrong with it.
    func emailField(_ typed: String, _ problem: EmailProblem?) -> View {
        View(["email": typed, "emailError": problem.map(words(of:))])
    }

    /// The list of problems of a form whose only field is an address.
    func emailSummary(_ problem: EmailProblem?, nothingLost: String) -> View? {
        errorSummary(
            problem.map { [("email", words(of: $0))] } ?? [], nothingLost: nothingLost)
    }

    private func words(of problem: EmailProblem) -> String {
        switch problem {
        case .missing: texts["signUp.emailMissing"]
        case .invalid: texts["signUp.emailInvalid"]
        }
    }
}

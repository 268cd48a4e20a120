import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// Whether somebody may take a survey, by the invitation that they come with or without.
enum Admission {
    /// Without an invitation.
    case anybody
    case invited(InvitationToken)
    case refused(InvitationPage)

    /// The invitation, if there is one.
    var token: InvitationToken? {
        guard case .invited(let token) = self else { return nil }
        return token
    }
}

extension ReadingContext {
    /// Looks at the invitation in an address.
    func admission(
        by request: Request, to survey: SurveyEdition
    ) throws -> Admission {
        try admission(by: request.invitation, to: survey)
    }

    /// Looks at the token of an invitation. `mayBeAnswered` lets one through that was answered: whether
    /// by the very answers that are sent again, only the store can tell.
    func admission(
        by text: String?, to survey: SurveyEdition, mayBeAnswered: Bool = false
    ) throws -> Admission {
        guard let text, !text.isEmpty else {
            let isFree = survey.form.access == .open || !needsInvitations
            return isFree ? .anybody : .refused(.needed)
        }
        guard let token = InvitationToken(text),
            let found = try store.invitation(withToken: token.digest),
            found.form == survey.form.name
        else { return .refused(.unknown) }
        switch found.state {
        case .invited: return .invited(token)
        case .answered: return mayBeAnswered ? .invited(token) : .refused(.answered)
        case .declined: return .refused(.declined)
        case .ended: return .refused(.ended)
        }
    }

    /// The page for whoever is not let in.
    func refusal(_ page: InvitationPage, _ pages: PageRenderer) -> Response {
        .personal(pages.invitation(page), status: HTTPResponse.Status(code: page.status))
    }

    /// The page for whoever sends answers with an invitation that has been used or has ended meanwhile.
    func usedInvitation(_ text: String?, of survey: SurveyEdition) -> Response {
        guard let admission = try? admission(by: text, to: survey),
            case .refused(let page) = admission
        else { return refusal(.answered, survey.pages) }
        return refusal(page, survey.pages)
    }
}

extension Request {
    /// The token of the invitation in the address.
    var invitation: String? {
        guard !query.isEmpty else { return nil }
        return (try? FormFields(parsing: query))?.first(InvitationPage.parameter)
    }
}

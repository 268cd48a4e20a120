/// Why a survey does not open: it needs an invitation, or the link of one does not lead to it.
package enum InvitationPage: Hashable, Sendable, CaseIterable {
    /// What an address has that leads to a survey by invitation.
    package static let parameter = "invitation"
    /// The hidden field of a page that carries the token on.
    package static let field = "invitation-link"

    /// The survey is by invitation, and there is no link.
    case needed
    /// Of no invitation to this survey.
    case unknown
    case answered
    case declined
    case ended

    /// The HTTP status that goes with the page (RFC 9110).
    package var status: Int {
        switch self {
        case .needed: 403
        case .unknown: 404
        case .answered, .declined, .ended: 410
        }
    }
}

extension PageRenderer {
    /// The page that says why a survey does not open, and what to do.
    package func invitation(_ page: InvitationPage) -> RenderedPage {
        let home = ("/", texts["problem.home"])
        let names: KeyValuePairs = ["contact": site.contact]
        return switch page {
        case .needed:
            message(
                texts["invitation.neededTitle"],
                [texts["invitation.needed"], texts["invitation.neededNext"]], action: home)
        case .unknown:
            message(
                texts["invitation.unknownTitle"],
                [texts["invitation.unknown"], texts["invitation.unknownNext"]], action: home)
        case .answered:
            message(
                texts["invitation.answeredTitle"],
                [texts["invitation.answered"], texts["invitation.answeredNext"]],
                action: ("/receipt", texts["invitation.answeredAction"]))
        case .declined:
            message(
                texts["invitation.declinedTitle"],
                [texts["invitation.declined"], texts("invitation.declinedNext", names)],
                action: home)
        case .ended:
            message(
                texts["invitation.endedTitle"],
                [texts["invitation.ended"], texts["invitation.endedNext"]], action: home)
        }
    }
}

import Store
import HTTPTypes
import Consent
import HTTPServer
import Pages
import Values

/// `POST /sign-up`: takes an address; the answer is the same whether it was known or not.
enum SignUp {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let fields = try? FormFields(parsing: request.body) else {
            throw ServerFault.badRequest(.malformedField)
        }
        let context = context.shown(in: fields.first("language"))
        guard let edition = context.reading.edition.signUp else { throw ServerFault.notFound }
        let typed = SignUpPage(
            box: edition.box.stamped(context.reading.stamp(after: fields)),
            email: fields.first("email")?.trimmed ?? "",
            ticked: Set(fields.all("purpose").compactMap(PurposeIdentifier.init)))
        guard let address = EmailAddress(typed.email), typed.problems(address).isEmpty else {
            return refuse(typed, context.reading)
        }
        if let objection = context.reading.objection(
            toSignUp: fields, address, typed, request)
        {
            return .ready(objection)
        }
        let shown = try context.reading.signUp(edition, shownWith: fields)
        let entry = context.signUps.entry(
            address, for: typed.chosen, shown, method: .signUpBox)
        let (pages, faults) = (context.reading.pages, FaultAnswers(pages: context.reading.pages))
        return context.commit(entry, failure: { faults.response(to: $0.fault, nil) }) { _ in
            .personal(pages.signUpAnswer())
        }
    }

    private static func refuse(_ page: SignUpPage, _ context: ReadingContext) -> Reply {
        var page = page
        page.problems = page.problems(EmailAddress(page.email))
        return .ready(.personal(context.pages.signUp(page), status: .unprocessableContent))
    }
}

extension ReadingContext {
    /// The box as the person saw it: a page that was open while a notice changed names the old one.
    fileprivate func signUp(
        _ current: SignUpEdition, shownWith fields: FormFields
    ) throws -> SignUpEdition {
        let (privacy, terms) = (fields.first("privacy"), fields.first("terms"))
        if privacy == current.box.privacy.hexadecimal, terms == current.box.terms.hexadecimal {
            return current
        }
        guard let privacy = try notice(privacy, .privacy), let terms = try notice(terms, .terms)
        else { return current }
        return current.under(privacy: privacy, terms: terms)
    }

    private func notice(_ digest: String?, _ kind: Notice.Kind) throws -> Notice? {
        guard let digest = digest.flatMap({ Digest(hexadecimal: $0) }) else { return nil }
        return try store.notice(digest).map(\.notice).flatMap { $0.kind == kind ? $0 : nil }
    }
}

extension SignUpPage {
    /// The purposes of the box that were ticked.
    fileprivate var chosen: [PurposeIdentifier] {
        box.purposes.map(\.identifier).filter(ticked.contains)
    }

    fileprivate func problems(_ address: EmailAddress?) -> [Problem] {
        let aboutAddress: Problem? =
            email.isEmpty ? .emailMissing : address == nil ? .emailInvalid : nil
        let isTicked = box.purposes.contains { ticked.contains($0.identifier) }
        return [aboutAddress, isTicked ? nil : .purposeMissing].compactMap(\.self)
    }
}

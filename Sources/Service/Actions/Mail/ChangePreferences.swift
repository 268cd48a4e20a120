import Consent
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `POST /preferences/TOKEN`: what a subscriber decides on their own page.
enum ChangePreferences {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let token = request.parameter(0)
        guard let fields = try? FormFields(parsing: request.body) else {
            throw ServerFault.badRequest(.malformedField)
        }
        guard let found = try context.reading.subscription(by: .preferences, token) else {
            let page = context.reading.pages.linkRequest(LinkRequestPage())
            return .ready(.personal(page, status: .notFound))
        }
        switch fields.first("action") {
        case "decide": return try decide(fields, found, context)
        case "language": return try speak(fields, found, context)
        case "address": return try move(fields, found, context)
        case "unsubscribe":
            try context.subscriptions.end(
                found.stored, by: .person, method: .preferencesPage, proof: found.proof)
            return context.reply(
                back(.unsubscribed, found, context), afterMailsTo: found.stored)
        case "erase": return try erase(found, context)
        default: throw ServerFault.badRequest(.malformedField)
        }
    }

    private static func decide(
        _ fields: FormFields, _ found: LinkedSubscription, _ context: WritingContext
    ) throws -> Reply {
        guard let purpose = fields.first("purpose").flatMap(PurposeIdentifier.init),
            let decision = fields.first("decision"), ["give", "withdraw"].contains(decision)
        else { throw ServerFault.badRequest(.malformedField) }
        try context.subscriptions.decide(
            purpose, isGiven: decision == "give", of: found.stored, proof: found.proof)
        return context.reply(back(.decided, found, context), afterMailsTo: found.stored)
    }

    private static func speak(
        _ fields: FormFields, _ found: LinkedSubscription, _ context: WritingContext
    ) throws -> Reply {
        let languages = context.reading.renderers.languages
        guard let language = fields.first("language").flatMap(LanguageTag.init),
            languages.contains(language)
        else { throw ServerFault.badRequest(.malformedField) }
        try context.subscriptions.speak(language, to: found.stored)
        return .ready(back(.languageChanged, found, context))
    }

    private static func move(
        _ fields: FormFields, _ found: LinkedSubscription, _ context: WritingContext
    ) throws -> Reply {
        let typed = fields.first("email")?.trimmed ?? ""
        guard let address = EmailAddress(typed) else {
            let page = try context.reading.preferences(of: found.stored, typed: typed)
            return .ready(.personal(page, status: .unprocessableContent))
        }
        try context.subscriptions.ask(toConfirm: address, for: found.stored)
        return .ready(back(.addressAsked, found, context))
    }

    private static func erase(
        _ found: LinkedSubscription, _ context: WritingContext
    ) throws -> Reply {
        _ = try context.subscriptions.erase(
            found.stored, by: .person, method: .preferencesPage, proof: found.proof, for: nil)
        context.forgetting.ask()
        let today = context.reading.clock.now.day
        let certificate = ErasureCertificate(
            erased: today, proofUntil: Day(number: today.number + context.reading.proofDays))
        return context.reply(
            .personal(context.reading.pages.subscriptionErased(certificate)),
            afterMailsTo: found.stored)
    }

    /// Back to the page, so that a reload decides nothing again.
    private static func back(
        _ message: PreferencesPage.Message, _ found: LinkedSubscription, _ context: WritingContext
    ) -> Response {
        let path = context.reading.preferencesPath(of: found.stored)
        let address = context.reading.address(path, "done=\(message.rawValue)")
        return .seeOther(address)
    }
}

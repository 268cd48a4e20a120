import Consent
import HTTPServer
import Pages
import Store
import Values

/// `POST /receipt/story`: what the author of a story says about words that are to be published, or are.
enum DecideStory {
    /// The most characters (Unicode scalars) of what an author asks for.
    private static let longestWish = 20_000

    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let fields = try? FormFields(parsing: request.body)
        let typed = fields?.first("code") ?? ""
        guard let code = ReceiptCode(typed: typed),
            try context.store.response(withCode: code.digest) != nil
        else { return OpenReceipt.refuse(typed, .unknown, context.reading) }
        guard let fields, let name = fields.first("story").flatMap(StoryName.init) else {
            throw ServerFault.badRequest(.malformedField)
        }
        guard let decision = try decision(fields) else {
            return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .unsaid)))
        }
        let isDone = try context.stories.decide(
            decision, about: name, of: code, in: context.reading.pages.language,
            method: .receiptPage)
        context.forgetting.ask()
        let occasion: ReceiptPage.Occasion = isDone ? .told : .storyMoved
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: occasion)))
    }

    /// Nil when nothing is asked for.
    private static func decision(_ fields: FormFields) throws -> StoryDesk.Decision? {
        switch fields.first("decision") {
        case "approve": return .approve
        case "decline": return .decline
        case "withdraw": return .withdraw
        case "ask":
            let wish = (fields.first("wish") ?? "").trimmed
            guard wish.unicodeScalars.count <= longestWish else {
                throw ServerFault.badRequest(.malformedField)
            }
            return wish.isEmpty ? nil : .ask(wish)
        default: throw ServerFault.badRequest(.malformedField)
        }
    }
}
